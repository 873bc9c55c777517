"""What is declared is used, what is used is declared, and all of it is pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import Any

from tests.architecture.source import ROOT, modules, project_files, tree

OURS = {"finapp", "ui", "resources", "tools", "tests", "main"}
# Programs that make starts, pytest plug-ins and type stubs are used without an import.
TOOLS = {
    "mypy",
    "ruff",
    "import-linter",
    "pytest-qt",
    "pytest-xdist",
    "pytest-timeout",
    "types-python-dateutil",
}


def _name(requirement: str) -> str:
    """Return the normalized distribution name a requirement begins with."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def _project() -> dict[str, Any]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["project"])


def _declared() -> tuple[set[str], set[str]]:
    """Return the distributions finapp needs, and those only its tests need."""
    project = _project()
    return (
        {_name(line) for line in project["dependencies"]},
        {_name(line) for line in project["optional-dependencies"]["dev"]},
    )


def _imported(*folders: str) -> set[str]:
    """Return the distributions that modules below `folders` import, wherever in the module."""
    tops: set[str] = set()
    for path in modules(*folders):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Import):
                tops |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                tops.add(node.module.partition(".")[0])
    installed = packages_distributions()
    third_party = tops - OURS - set(sys.stdlib_module_names)
    return {_name(distribution) for top in third_party for distribution in installed.get(top, [top])}


def test_the_product_imports_only_what_it_declares() -> None:
    needed, _dev = _declared()
    assert _imported("main.py", "finapp", "ui", "resources") - needed <= {"shiboken6"}


def test_the_tests_import_only_what_is_declared() -> None:
    needed, dev = _declared()
    assert _imported("tests", "tools") - needed - dev <= {"shiboken6"}


def test_everything_is_pinned() -> None:
    needed, dev = _declared()
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    plain = re.compile(r"[a-z0-9-]+==[0-9][0-9a-z.]*(; python_version (<|>=) '3\.[0-9]+')?")
    assert [line for line in pins if not plain.fullmatch(line)] == []
    assert needed | dev <= {_name(line) for line in pins}


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile(r"//[^\s/]*(" + "|".join(["py" + "pi", "python" + "hosted", "npm" + "js"]) + r")")
    found = []
    for path in project_files():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        if hosts.search(text):
            found.append(path.name)
    assert found == []
