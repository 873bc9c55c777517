"""A file or a function that outgrows these is two things."""

from __future__ import annotations

import ast

from tests.architecture.source import modules, shown, tree

MODULE_LINES = 400
FUNCTION_LINES = 60
SOURCES = modules("main.py", "finapp", "ui", "tools", "tests")


def test_no_module_is_longer_than_its_limit() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_no_function_is_longer_than_its_limit() -> None:
    lengths = {
        f"{shown(path, node)} {node.name}": node.end_lineno - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None
    }
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_LINES} == {}
