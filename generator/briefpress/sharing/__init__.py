"""Library in; what others take away out: data, citations, entities, feeds, a card. Owns feedgenerator
and Pillow.
"""

from briefpress.sharing.bibtex import bibtex
from briefpress.sharing.card import card, emblem
from briefpress.sharing.csl import csl_json
from briefpress.sharing.entities import entities
from briefpress.sharing.feeds import atom, identity
from briefpress.sharing.names import Names
from briefpress.sharing.ris import ris
from briefpress.sharing.tables import as_csv, as_json, claim_row, closed, document_row, joined

__all__ = [
    "Names",
    "as_csv",
    "as_json",
    "atom",
    "bibtex",
    "card",
    "claim_row",
    "closed",
    "csl_json",
    "document_row",
    "emblem",
    "entities",
    "identity",
    "joined",
    "ris",
]
