"""What a briefing is. The ground floor: it knows nothing of the rest of the house. Owns pydantic and edtf."""

from briefpress.model.actor import Actor, Relation, Role
from briefpress.model.briefing import Briefing, Part
from briefpress.model.change import Change, Did
from briefpress.model.claim import KINDS, Claim, Credibility, Figure, Kind
from briefpress.model.dates import NotADate, Span, span_of
from briefpress.model.entry import Entry, Mark, Marks, Path, place_of
from briefpress.model.evidence import LONGEST, By, Evidence, Missing, Standing
from briefpress.model.feed import FeedEntry
from briefpress.model.forges import Forge, forge_of
from briefpress.model.library import (
    FOLDERS,
    SETTINGS,
    USERS,
    Library,
    Shelved,
    Told,
    cited_by,
    heard,
    in_order,
    is_reserved,
    leaning,
)
from briefpress.model.location import Location
from briefpress.model.looks import are_plain, is_plain, look, plain_name
from briefpress.model.messages import LANGUAGES, Value, blanks, field_helps, messages, phrase, spoken
from briefpress.model.named import named_by
from briefpress.model.page import Page, Picture
from briefpress.model.problem import Place, Problem, Severity, error, warning
from briefpress.model.reads import Reads, Remembered
from briefpress.model.reference import Name, Reference
from briefpress.model.sentences import sentences
from briefpress.model.sheet import Alias, Item, Passage, Sheet
from briefpress.model.signs import Unseen, beyond_ascii, cleaned, may_hide, name_of, unseen
from briefpress.model.source import Damage, Reliability, Source
from briefpress.model.text import (
    FREE,
    REFERENCE,
    SITE_TAG,
    SLUG,
    TAG,
    Language,
    Model,
    Text,
    former_of,
    primary_of,
    references,
    references_in,
)
from briefpress.model.topics import (
    Confidence,
    Event,
    Finding,
    Position,
    Question,
    Quotation,
    Section,
    Settings,
    Side,
    Style,
    Term,
)
from briefpress.model.walk import walk

__all__ = [
    "FOLDERS",
    "FREE",
    "KINDS",
    "LANGUAGES",
    "LONGEST",
    "REFERENCE",
    "SETTINGS",
    "SITE_TAG",
    "SLUG",
    "TAG",
    "USERS",
    "Actor",
    "Alias",
    "Briefing",
    "By",
    "Change",
    "Claim",
    "Confidence",
    "Credibility",
    "Damage",
    "Did",
    "Entry",
    "Event",
    "Evidence",
    "FeedEntry",
    "Figure",
    "Finding",
    "Forge",
    "Item",
    "Kind",
    "Language",
    "Library",
    "Location",
    "Mark",
    "Marks",
    "Missing",
    "Model",
    "Name",
    "NotADate",
    "Page",
    "Part",
    "Passage",
    "Path",
    "Picture",
    "Place",
    "Position",
    "Problem",
    "Question",
    "Quotation",
    "Reads",
    "Reference",
    "Relation",
    "Reliability",
    "Remembered",
    "Role",
    "Section",
    "Settings",
    "Severity",
    "Sheet",
    "Shelved",
    "Side",
    "Source",
    "Span",
    "Standing",
    "Style",
    "Term",
    "Text",
    "Told",
    "Unseen",
    "Value",
    "are_plain",
    "beyond_ascii",
    "blanks",
    "cited_by",
    "cleaned",
    "error",
    "field_helps",
    "forge_of",
    "former_of",
    "heard",
    "in_order",
    "is_plain",
    "is_reserved",
    "leaning",
    "look",
    "may_hide",
    "messages",
    "name_of",
    "named_by",
    "phrase",
    "place_of",
    "plain_name",
    "primary_of",
    "references",
    "references_in",
    "sentences",
    "span_of",
    "spoken",
    "unseen",
    "walk",
    "warning",
]
