"""A text or the data of a library in, what an editor or a reviewer needs out.

Uses RapidFuzz for names that resemble, Babel for the months' names, py3langid for a text's language.
"""

from generator.drafting.candidates import Candidate, Known, candidates, words_of
from generator.drafting.draft import Say, Text, draft_of, language_of
from generator.drafting.review import Review, Shelves, review
from generator.drafting.telling import FORMATS, Beside, told

__all__ = [
    "FORMATS",
    "Beside",
    "Candidate",
    "Known",
    "Review",
    "Say",
    "Shelves",
    "Text",
    "candidates",
    "draft_of",
    "language_of",
    "review",
    "told",
    "words_of",
]
