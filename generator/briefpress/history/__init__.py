"""A repository in, what became of each claim out. Asks git, and only reads."""

from briefpress.history.changes import history
from briefpress.history.days import days
from briefpress.history.git import base_of, committed, files_at, is_shallow, last_with, lost_since

__all__ = ["base_of", "committed", "days", "files_at", "history", "is_shallow", "last_with", "lost_since"]
