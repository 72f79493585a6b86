# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The example repository of a company: its files are what the tools that read them take, and call what there is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ansible_collections.dialtone.telecom.plugins.plugin_utils.review.page import summed_up
from tests.quality.command import CHECKOUT, listed_files, run

ESTATE = CHECKOUT / "examples" / "voice-estate"
HOSTS = {"github-workflows": ".github/workflows/*.yml", "gitlab-ci": ".gitlab-ci.yml"}
PIPELINES = sorted(path for pattern in HOSTS.values() for path in ESTATE.glob(pattern))
VAULTS = sorted(ESTATE.glob("host_vars/*/vault.yml"))
#: Stands in for the programs of the pipelines: keeps what it was called with, and prints what the test wants it to.
STAND_IN = """#!/usr/bin/env bash
echo "$(basename "$0") $*" >> "$CALLS"
[[ $* != *list* && $* != *get* ]] || echo "$ANSWER"
"""


def read(name: str) -> Any:
    """A YAML file of the repository."""
    return yaml.safe_load((ESTATE / name).read_text())


def keeps(name: str, package: str, schema: str) -> None:
    """See that a YAML file of the repository keeps the schema that a package brings along."""
    jsonschema.validate(read(name), json.loads(files(package).joinpath(schema).read_text()))


@pytest.mark.parametrize("schema", HOSTS)
def test_a_pipeline_keeps_the_schema(schema: str) -> None:
    for path in ESTATE.glob(HOSTS[schema]):
        keeps(str(path.relative_to(ESTATE)), "check_jsonschema", f"builtin_schemas/vendor/{schema}.json")


@pytest.mark.parametrize("path", PIPELINES, ids=lambda path: path.stem)
def test_a_pipeline_installs_and_calls_what_there_is(path: Path) -> None:
    called = set(re.findall(r"ansible-playbook dialtone\.telecom\.(\w+)", path.read_text()))
    assert called
    assert [name for name in called if not (CHECKOUT / "playbooks" / f"{name}.yml").is_file()] == []
    assert {"pip install -r requirements.txt", "ansible-galaxy collection install -r requirements.yml"} <= {
        line.strip(" -") for line in path.read_text().splitlines()
    }


def test_what_is_installed_is_what_the_modules_need() -> None:
    listed = (ESTATE / "requirements.txt").read_text().splitlines()
    assert set((CHECKOUT / "requirements.txt").read_text().splitlines()[1:]) < set(listed)
    [collection] = read("requirements.yml")["collections"]
    galaxy = yaml.safe_load((CHECKOUT / "galaxy.yml").read_text())
    assert collection["name"] == f"{galaxy['namespace']}.{galaxy['name']}"
    assert f">={galaxy['version']}," in collection["version"]


def scripts(document: Any) -> list[str]:
    """All shell of a pipeline, in order."""
    if isinstance(document, dict):
        own = [document[key] for key in ("run", "script", "before_script", "after_script") if key in document]
        return [line for part in own for line in ([part] if isinstance(part, str) else part)] + [
            line for value in document.values() for line in scripts(value)
        ]
    return [line for value in document for line in scripts(value)] if isinstance(document, list) else []


@pytest.mark.parametrize("path", PIPELINES, ids=lambda path: path.stem)
def test_the_shell_of_a_pipeline_is_sound(path: Path, tmp_path: Path) -> None:
    found = scripts(yaml.safe_load(path.read_text()))
    assert found
    script = tmp_path / "script"
    script.write_text("\n".join(found))
    run("shellcheck", "--shell", "bash", "--severity", "warning", "--exclude", "SC2154", str(script))
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_a_provision_is_held_to_the_reviewed_plans() -> None:
    provisioning = [path for path in PIPELINES if "telecom.provision" in path.read_text()]
    assert [path.name for path in provisioning] == ["provision.yml", ".gitlab-ci.yml"]
    assert all("-e @approved.yml" in path.read_text() for path in provisioning)
    assert "estate_approved_plan" in read("approved.yml")


#: Stands in for all that a pipeline calls to provision: fetches the reviewed plan, and keeps what the playbook finds.
REVIEWED = """#!/usr/bin/env bash
case "$(basename "$0") $*" in
  "gh run download"*) mkdir "${@: -1}" && echo reviewed > "${@: -1}/acme.plan.json" ;;
  *"--output plans.zip"*) mkdir artifacts && echo reviewed > artifacts/acme.plan.json &&
    python3 -m zipfile --create plans.zip artifacts && rm -r artifacts ;;
  curl*) echo '[{"iid": 7, "merged_at": "today"}]' ;;
  "ansible-playbook dialtone.telecom.provision"*) cat {approved,artifacts}/acme.plan.json > found ;;
esac
"""


@pytest.mark.parametrize("path", [".github/workflows/provision.yml", ".gitlab-ci.yml"])
def test_a_provision_finds_the_reviewed_plans_where_they_are_looked_for(path: str, tmp_path: Path) -> None:
    document = read(path)
    script = scripts(document["provision"] if "provision" in document else document["jobs"]["provision"])
    for name in ("gh", "curl", "ansible-playbook", "pip", "ansible-galaxy"):
        (tmp_path / name).write_text(REVIEWED)
        (tmp_path / name).chmod(0o755)
    subprocess.run(
        ["bash", "-e", "-c", "\n".join(script)],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{Path(sys.executable).parent}:/usr/bin:/bin"},
        check=True,
    )
    assert (tmp_path / "found").read_text() == "reviewed\nreviewed\n"


def told(folder: Path, pipeline: str, words: str, **environment: str) -> list[str]:
    """What the one script of a pipeline with these words calls, run over the artifacts in a folder."""
    [script] = [text for text in scripts(read(pipeline)) if words in text]
    for name in ("gh", "curl"):
        (folder / name).write_text(STAND_IN)
        (folder / name).chmod(0o755)
    known = {"PATH": f"{folder}:/usr/bin:/bin", "CALLS": str(folder / "calls"), "ANSWER": "", **environment}
    assert subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=known, check=False).returncode == 0
    return (folder / "calls").read_text().splitlines()


@pytest.fixture
def artifacts(tmp_path: Path) -> Path:
    """What a night left: one account as declared, one not; and plans of both."""
    (tmp_path / "artifacts").mkdir()
    for account, verdict, summary in (("good", "converged", {}), ("bad", "drift", {"purchase": 1})):
        place = tmp_path / "artifacts" / account
        place.with_suffix(".plan.md").write_text(f"## Plan for `{account}`: {summed_up(summary)}\n")
        place.with_suffix(".drift.json").write_text(json.dumps({"verdict": verdict}, indent=2))
        place.with_suffix(".drift.md").write_text("")
    return tmp_path


def test_plans_that_change_something_become_comments(artifacts: Path) -> None:
    given = {"PULL_REQUEST": "7", "PLANNED": "success"}
    assert told(artifacts, ".github/workflows/plan.yml", "gh pr comment", **given) == [
        "gh pr comment 7 --body-file artifacts/bad.plan.md"
    ]
    [call] = [line for line in told(artifacts, ".gitlab-ci.yml", ".plan.md") if line.startswith("curl")]
    assert "body@artifacts/bad.plan.md" in call


def test_a_plan_without_changes_is_told_once(artifacts: Path) -> None:
    (artifacts / "artifacts" / "bad.plan.md").unlink()
    given = {"PULL_REQUEST": "7", "PLANNED": "success"}
    [call] = told(artifacts, ".github/workflows/plan.yml", "gh pr comment", **given)
    assert call == "gh pr comment 7 --body Nothing changes on any account."


@pytest.mark.parametrize(("open_issue", "wanted"), [("", ["create", "bad.drift.md"]), ("5", ["close 5", "edit 5"])])
def test_drift_is_an_open_issue_until_it_is_gone(artifacts: Path, open_issue: str, wanted: list[str]) -> None:
    calls = told(artifacts, ".github/workflows/drift.yml", "gh issue create", ANSWER=open_issue)
    doing = "\n".join(line for line in calls if " issue list" not in line and " label " not in line)
    assert all(f"{words}" in doing for words in wanted)
    assert len(doing.splitlines()) == len({"create"} if not open_issue else wanted)


@pytest.mark.parametrize(("answer", "calls"), [("[]", 2), ('[{"iid": 5}]', 1)])
def test_drift_is_an_issue_on_gitlab_too(artifacts: Path, answer: str, calls: int) -> None:
    made = told(artifacts, ".gitlab-ci.yml", "Drift: $account", ANSWER=answer, API="https://gitlab.example.com")
    assert len(made) == calls
    assert all("labels=drift,bad" in call for call in made)


def test_no_vault_is_readable() -> None:
    [hook] = [hook for hook in read(".pre-commit-config.yaml")["repos"][0]["hooks"] if hook["id"] == "vault"]
    paths = [str(path.relative_to(ESTATE)) for path in VAULTS]
    assert len(paths) == 2
    assert all(re.search(hook["files"], path) for path in paths)
    assert all(re.search(hook["entry"], (ESTATE / path).read_text()) for path in paths)


def test_code_owners_and_hooks_name_paths_that_there_are() -> None:
    owned = [line.split()[0] for line in (ESTATE / "CODEOWNERS").read_text().splitlines() if not line.startswith("#")]
    assert [pattern for pattern in owned if not list(ESTATE.glob(pattern.strip("/")))] == []
    held = [str(path.relative_to(ESTATE)) for path in listed_files("examples/voice-estate")]
    [validate] = [hook for hook in read(".pre-commit-config.yaml")["repos"][0]["hooks"] if hook["id"] == "validate"]
    assert len([path for path in held if re.search(validate["files"], path)]) > len(VAULTS)
    assert (CHECKOUT / "playbooks" / f"{validate['entry'].rpartition('.')[2]}.yml").is_file()


def test_the_readme_names_files_that_there_are() -> None:
    rows = re.findall(r"^\| `.*", (ESTATE / "README.md").read_text(), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(named) > len(rows)
    assert [name for name in named if not list(ESTATE.glob(name.replace("<account>", "*").strip("/")))] == []


def test_its_own_linters_are_content() -> None:
    run("yamllint", "--strict", ".", cwd=ESTATE)
    keeps(".ansible-lint", "ansiblelint", "schemas/ansible-lint-config.json")


def test_the_settings_of_ansible_navigator_keep_its_schema() -> None:
    keeps("ansible-navigator.yml", "ansible_navigator", "data/ansible-navigator.json")
    container = read("ansible-navigator.yml")["ansible-navigator"]["execution-environment"]
    assert set(container["environment-variables"]["pass"]) == needed()
    assert f"--tag {container['image']}\n" in (ESTATE / "execution-environment.yml").read_text()


def needed() -> set[str]:
    """The secrets that the README has exported, and CI gives each run."""
    return set(re.findall(r"^export (\w+)=", (ESTATE / "README.md").read_text(), re.MULTILINE))


@pytest.mark.parametrize("name", ["plan", "provision", "drift"])
def test_each_run_is_given_all_secrets(name: str) -> None:
    def environments(steps: list[Mapping[str, Any]]) -> list[set[str]]:
        return [set(step.get("env", {})) for step in steps if "ansible-playbook" in step.get("run", "")]

    assert environments(read(f".github/workflows/{name}.yml")["jobs"][name]["steps"]) == [needed()]


def test_an_execution_environment_can_be_built(tmp_path: Path) -> None:
    run("ansible-builder", "create", "--context", str(tmp_path / "context"), cwd=ESTATE)
    [image] = [path for path in (tmp_path / "context").iterdir() if path.name in ("Dockerfile", "Containerfile")]
    base = read("execution-environment.yml")["images"]["base_image"]["name"]
    assert f'ARG EE_BASE_IMAGE="{base}"' in image.read_text()
    galaxy = tmp_path / "context" / "_build" / "requirements.yml"
    assert yaml.safe_load(galaxy.read_text()) == read("requirements.yml")
