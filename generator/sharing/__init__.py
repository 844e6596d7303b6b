"""Library in; what others take away out: data, citations, entities, feeds, a card. Owns feedgenerator
and Pillow.
"""

from generator.sharing.bibtex import bibtex
from generator.sharing.card import card, emblem
from generator.sharing.csl import csl_json
from generator.sharing.entities import entities
from generator.sharing.feeds import atom, identity
from generator.sharing.names import Names
from generator.sharing.ris import ris
from generator.sharing.tables import as_csv, as_json, claim_row, closed, document_row, joined

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
