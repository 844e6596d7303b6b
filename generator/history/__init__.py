"""A repository in, what became of each claim out. Asks git, and only reads."""

from generator.history.changes import history

__all__ = ["history"]
