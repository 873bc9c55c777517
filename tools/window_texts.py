"""Finds the texts of the window in its sources and lists them the way Qt's `lupdate` reads without mistakes.

`lupdate` only skims Python: a call through another name, inside an f-string, or with a count such as
`plan.count` is lost or loses its plural. So the sources are read by Python's own parser, and `lupdate` gets
one plain line for each text.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CALLS = {"translate": False, "QT_TRANSLATE_NOOP": False}
"""Names of calls, each with whether the class is the context; else the context is the first argument."""
_WITH_COUNT = 3
"""Arguments of `self.tr` when the last one is the count of a plural."""


@dataclass(frozen=True)
class Text:
    """One text of the window."""

    context: str
    source: str
    comment: str = ""
    plural: bool = False

    def listed(self) -> str:
        """Return the lines that tell `lupdate` about it."""
        rest = f", {self.comment!r}" + (", count" if self.plural else "")
        return f"class {self.context}:\n    def text(self):\n        self.tr({self.source!r}{rest})\n"


def listing(sources: list[Path]) -> str:
    """Return all texts of the files as one listing for `lupdate`."""
    return "\n".join(text.listed() for path in sources for text in texts_of(path.read_text(encoding="utf-8")))


def texts_of(source: str) -> Iterator[Text]:
    """Yield the texts of one module in the order in which it says them."""
    yield from _inside(ast.parse(source), "", _CALLS)


def _inside(node: ast.AST, context: str, calls: dict[str, bool]) -> Iterator[Text]:
    """Yield the texts below a node: `context` is the class around it, `calls` the names that translate."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and (found := _text(child, context, calls)) is not None:
            yield found
        inner = calls | _local_names(child) if isinstance(child, ast.FunctionDef) else calls
        yield from _inside(child, child.name if isinstance(child, ast.ClassDef) else context, inner)


def _local_names(function: ast.FunctionDef) -> dict[str, bool]:
    """Return the names a function gives to `self.tr` and `translate`: `tr, form = self.tr, self.form`."""
    found: dict[str, bool] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            targets, values = _parts(node.targets[0]), _parts(node.value)
            for target, value in zip(targets, values, strict=False):
                if isinstance(target, ast.Name) and isinstance(value, ast.Attribute):
                    found |= {target.id: value.attr == "tr"} if value.attr in {"tr", "translate"} else {}
    return found


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _text(call: ast.Call, context: str, calls: dict[str, bool]) -> Text | None:
    """Return the text that a call translates or marks; None for other calls and for texts held elsewhere."""
    if isinstance(call.func, ast.Attribute):
        of_class = {"tr": True, "translate": False}.get(call.func.attr)
    else:
        of_class = calls.get(getattr(call.func, "id", ""))
    if of_class is None:
        return None
    rest = call.args if of_class else call.args[1:]
    where = context if of_class else _said(call.args, 0)
    what = _said(rest, 0)
    return Text(where, what, _said(rest, 1), len(rest) == _WITH_COUNT) if where and what else None


def _said(arguments: list[ast.expr], index: int) -> str:
    """Return the literal text of an argument; empty where there is none."""
    one = arguments[index] if index < len(arguments) else None
    return one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else ""
