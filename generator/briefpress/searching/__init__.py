"""Sheets in, the search's files out: shards that a browser loads as scripts. Owns PyStemmer and Markdown.

Of a sheet come its postings and facets (records), of 64 sheets a segment, of all segments the index (whole).
"""

from briefpress.searching import records
from briefpress.searching.aliases import aliases_of
from briefpress.searching.columns import Codes
from briefpress.searching.files import written as written_file
from briefpress.searching.pages import sheet_of
from briefpress.searching.records import Damaged, shown
from briefpress.searching.segments import Segment, remake, segment_of
from briefpress.searching.slots import SEGMENT, slots_of
from briefpress.searching.whole import Indexed, merge
from briefpress.searching.words import words

__all__ = [
    "SEGMENT",
    "Codes",
    "Damaged",
    "Indexed",
    "Segment",
    "aliases_of",
    "merge",
    "records",
    "remake",
    "segment_of",
    "sheet_of",
    "shown",
    "slots_of",
    "words",
    "written_file",
]
