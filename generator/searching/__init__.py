"""Sheets in, the search's files out: shards that a browser loads as scripts. Owns PyStemmer and Markdown.

Of a sheet come its postings and facets (records), of 64 sheets a segment, of all segments the index (whole).
"""

from generator.searching import records
from generator.searching.aliases import aliases_of
from generator.searching.columns import Codes
from generator.searching.files import written as written_file
from generator.searching.pages import sheet_of
from generator.searching.records import Damaged, shown
from generator.searching.segments import Segment, remake, segment_of
from generator.searching.slots import SEGMENT, slots_of
from generator.searching.whole import Indexed, merge
from generator.searching.words import ASKING, COMMON, words

__all__ = [
    "ASKING",
    "COMMON",
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
