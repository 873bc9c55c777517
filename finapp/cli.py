"""The `finapp` command for scripts."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import finapp

if TYPE_CHECKING:
    from collections.abc import Sequence


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    parser = argparse.ArgumentParser(prog="finapp", description=finapp.__doc__)
    parser.add_argument("--version", action="version", version=f"finapp {finapp.__version__}")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line `arguments`; return the exit status."""
    parser = _parser()
    parser.parse_args(arguments)
    parser.print_help()
    return 0
