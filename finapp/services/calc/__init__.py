"""The calculating core for machines: a topic and a kind of question in, full-precision numbers out."""

from finapp.services.calc.registry import run_cases, topics

__all__ = ["run_cases", "topics"]
