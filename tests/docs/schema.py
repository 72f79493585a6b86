# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The JSON schema of a declaration, its references resolved, held against the argument specs of the modules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.docs.argument_specs import argument_spec
from tests.docs.contract import OPTIONS
from tests.support.environment import CHECKOUT

#: The JSON types in which a value of an option's type may be declared.
TYPES = {
    "str": "string",
    "path": "string",
    "int": "integer",
    "float": "number",
    "bool": "boolean",
    "list": "array",
    "dict": "object",
}
Schema = dict[str, Any]


def estate_schema() -> Schema:
    """The schema of the variables of the role estate, without references."""
    whole: Schema = json.loads((CHECKOUT / "schemas" / "estate.schema.json").read_text())
    resolved: Schema = _resolved(whole, whole["$defs"])
    return resolved


def _resolved(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_resolved(each, definitions) for each in node]
    if not isinstance(node, dict):
        return node
    own = {key: _resolved(value, definitions) for key, value in node.items() if key not in ("$ref", "$defs")}
    if isinstance(node.get("$ref"), str):
        return {**_resolved(definitions[node["$ref"].removeprefix("#/$defs/")], definitions), **own}
    return own


def entry_options() -> dict[str, Mapping[str, Any]]:
    """What the modules take for an entry of each variable (for the variable itself, where it is a dict)."""
    purchase = argument_spec("did_purchase")
    port = argument_spec("lnp_order")
    routing = ("contact", "smpp_contact", "trunk_group", "billing_account")
    return {
        "trunk_groups": argument_spec("trunk_group")["trunk_groups"]["options"],
        "termination_trunks": argument_spec("termination_trunk")["termination_trunks"]["options"],
        "pools": purchase["pools"]["options"],
        "ports": {
            **{name: port[name] for name in (*OPTIONS["lnp_order"], "numbers_file")},
            "trunk_group": purchase["trunk_group"],
        },
        "budget": purchase["budget"]["options"],
        "defaults": {name: purchase[name] for name in (*routing, "verification")},
        "numbers": {
            "number": {"type": "str", "required": True},
            **{name: purchase[name] for name in (*routing, "state")},
        },
    }


def drift(schema: Schema, options: Mapping[str, Any], where: str) -> Iterator[str]:
    """Where a schema of a dict says something else than the argument spec of its options."""
    properties = schema.get("properties", {})
    if schema.get("additionalProperties") is not False:
        yield f"{where} takes any key"
    if set(properties) != set(options):
        yield f"{where} differs in the keys {sorted(set(properties) ^ set(options))}"
    for name in sorted(set(properties) & set(options)):
        yield from _option_drift(properties[name], options[name], f"{where}.{name}")
        if options[name].get("required") and name not in schema.get("required", []):
            yield f"{where}.{name} is required by the module, and not by the schema"


def _option_drift(schema: Schema, option: Mapping[str, Any], where: str) -> Iterator[str]:
    kind = option.get("type", "str")
    taken = schema.get("type", [])
    if "enum" not in schema and TYPES[kind] not in ([taken] if isinstance(taken, str) else taken):
        yield f"{where} is {kind} for the module, {taken} in the schema"
    if schema.get("default") != option.get("default"):
        yield f"{where} has the default {option.get('default')} in the module, {schema.get('default')} in the schema"
    if "options" in option:
        yield from drift(schema, option["options"], where)
    allowed = schema.get("items", schema).get("enum")
    if option.get("choices") != allowed:
        yield f"{where} takes {option.get('choices')} in the module, {allowed} in the schema"
