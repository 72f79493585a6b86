# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""Python source as the size rules see it: lines of code, functions, nesting."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.quality.command import CHECKOUT

DOC_BLOCKS = {"DOCUMENTATION", "EXAMPLES", "RETURN"}
BLOCKS = (ast.For, ast.AsyncFor, ast.While, ast.If, ast.Try, ast.With, ast.AsyncWith, ast.Match)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Function:
    """A function with its place (`path:line name`), its length in lines, and how deep its blocks nest."""

    place: str
    lines: int
    nesting: int


def lines_of_code(path: Path) -> int:
    """Physical lines, without the documentation blocks of an Ansible module or doc fragment."""
    tree = ast.parse(path.read_text())
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.Assign) and _names(node) & DOC_BLOCKS]
    return len(path.read_text().splitlines()) - sum(_length(node) for node in blocks)


@cache
def compiled_lines(path: Path) -> int:
    """Lines that cost time to compile: neither blank, nor comment, nor docstring."""
    docstrings = {line for node in ast.walk(ast.parse(path.read_text())) for line in _docstring(node)}
    lines = enumerate(map(str.strip, path.read_text().splitlines()), start=1)
    return sum(1 for number, line in lines if line and not line.startswith("#") and number not in docstrings)


@cache
def functions(path: Path) -> list[Function]:
    """All functions of a file, methods and inner ones included."""
    return [
        Function(f"{path.relative_to(CHECKOUT)}:{node.lineno} {node.name}", _length(node), max(map(_depth, node.body)))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, FUNCTIONS)
    ]


def _names(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _docstring(node: ast.AST) -> range:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
        return range(node.lineno, node.lineno + _length(node))
    return range(0)


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _depth(node: ast.AST) -> int:
    if isinstance(node, FUNCTIONS):
        return 0
    if isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        # An elif stands no deeper than its if.
        return max([_depth(node.orelse[0]), *(1 + _depth(child) for child in node.body)])
    below = max(map(_depth, ast.iter_child_nodes(node)), default=0)
    return below + 1 if isinstance(node, BLOCKS) else below
