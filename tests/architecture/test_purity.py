"""The core takes `today` as an argument and keeps money out of floating point."""

from __future__ import annotations

import ast

from tests.architecture.source import dotted, modules, shown, tree

CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.monotonic",
    "time.perf_counter",
}
PURE = modules("finapp/domain", "finapp/projection", "finapp/importers", "finapp/exporters")
DOMAIN = modules("finapp/domain")


def _is_minor(node: ast.expr) -> bool:
    """Say whether `node` reads an amount in minor units: `x.minor`, `minor`, `total_minor`."""
    name = dotted(node).rpartition(".")[2]
    return name == "minor" or name.endswith("_minor")


def test_the_core_never_asks_the_clock() -> None:
    asked = [
        f"{shown(path, node)} {dotted(node)}"
        for path in PURE
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute)
        and any(dotted(node) == clock or dotted(node).endswith(f".{clock}") for clock in CLOCKS)
    ]
    assert asked == []


def test_minor_units_never_become_a_float() -> None:
    found = []
    for path in DOMAIN:
        for node in ast.walk(tree(path)):
            divided = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and _is_minor(node.left)
            converted = (
                isinstance(node, ast.Call)
                and dotted(node.func) in {"float", "math.fsum"}
                and any(isinstance(part, ast.expr) and _is_minor(part) for part in ast.walk(node))
            )
            annotated = (
                isinstance(node, ast.AnnAssign)
                and _is_minor(node.target)
                and "float" in ast.unparse(node.annotation)
            )
            if divided or converted or annotated:
                found.append(f"{shown(path, node)} {ast.unparse(node)}")
    assert found == []
