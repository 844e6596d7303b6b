"""A repository in, what became of each claim out. Asks git, and only reads."""

from generator.history.changes import history
from generator.history.days import days
from generator.history.git import committed

__all__ = ["committed", "days", "history"]
