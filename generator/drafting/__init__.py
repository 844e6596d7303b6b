"""A text or the data of a library in, what an editor or a reviewer needs out.

Uses RapidFuzz for names that resemble, Babel for the months' names, py3langid for a text's language.
"""

from generator.drafting.candidates import Candidate, Known, candidates, words_of
from generator.drafting.correcting import correctable
from generator.drafting.draft import Say, Text, draft_of, language_of
from generator.drafting.renaming import CLAIMS, NotRenamed, Rename, renamed, says_the_same
from generator.drafting.review import Review, Shelves, review
from generator.drafting.telling import Beside, notes_of, told

__all__ = [
    "CLAIMS",
    "Beside",
    "Candidate",
    "Known",
    "NotRenamed",
    "Rename",
    "Review",
    "Say",
    "Shelves",
    "Text",
    "candidates",
    "correctable",
    "draft_of",
    "language_of",
    "notes_of",
    "renamed",
    "review",
    "says_the_same",
    "told",
    "words_of",
]
