"""A text or the data of a library in, what an editor or a reviewer needs out; and the first files of a new library.

Uses RapidFuzz for names that resemble, Babel for the months' names, py3langid for a text's language.
"""

from briefpress.drafting.candidates import Candidate, Known, candidates, words_of
from briefpress.drafting.correcting import correctable
from briefpress.drafting.draft import Say, Text, draft_of, language_of
from briefpress.drafting.founding import actor_of, library_of
from briefpress.drafting.importing import FORMATS, NotRead, Record, id_of, records_in
from briefpress.drafting.renaming import CLAIMS, NotRenamed, Rename, renamed, says_the_same
from briefpress.drafting.review import Review, Shelves, review
from briefpress.drafting.telling import Beside, notes_of, told

__all__ = [
    "CLAIMS",
    "FORMATS",
    "Beside",
    "Candidate",
    "Known",
    "NotRead",
    "NotRenamed",
    "Record",
    "Rename",
    "Review",
    "Say",
    "Shelves",
    "Text",
    "actor_of",
    "candidates",
    "correctable",
    "draft_of",
    "id_of",
    "language_of",
    "library_of",
    "notes_of",
    "records_in",
    "renamed",
    "review",
    "says_the_same",
    "told",
    "words_of",
]
