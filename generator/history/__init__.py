"""A repository in, what became of each claim out. Asks git, and only reads."""

from generator.history.changes import history
from generator.history.days import days

__all__ = ["days", "history"]
