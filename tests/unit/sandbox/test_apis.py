# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Each carrier API brings with it all that the sandbox shows and asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialtone_sandbox.apis import APIS
from tests.unit.sandbox.served import Served


@pytest.fixture(params=APIS)
def alone(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Served]]:
    """A sandbox that plays one API only."""
    name: str = request.param
    served = Served(str(tmp_path / "data.db"), {name: APIS[name]})
    yield name, served
    served.stop()


def test_an_api_plays_alone(alone: tuple[str, Served]) -> None:
    name, served = alone
    assert served.get("state").keys() == {name}
    account = served.get("accounts")[name]
    assert account["api_url"] == served.url + APIS[name].PATH
    assert account["api_key"]
    page = served.http.get(f"{served.url}/_sandbox/", timeout=20).text
    assert account["api_url"] in page
    assert "Last requests" in page


def test_it_knows_its_own_readings_and_no_others(alone: tuple[str, Served]) -> None:
    name, served = alone
    assert served.get("readings").keys() == APIS[name].READINGS.keys()
    other = next(reading for api in APIS for reading in APIS[api].READINGS if api != name)
    answer = served.post("readings", {other: 0})
    assert (answer.status_code, f"no reading '{other}'" in answer.text) == (400, True)


def test_no_two_apis_have_a_reading_of_one_name() -> None:
    names = [reading for api in APIS.values() for reading in api.READINGS]
    assert len(names) == len(set(names))
