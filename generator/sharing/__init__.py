"""Library in; what others take away out: data, citations, entities, feeds, a card. Owns rispy, bibtexparser,
feedgenerator and Pillow.
"""

from generator.sharing.card import card
from generator.sharing.citations import Work, bibtex, csl_json, ris
from generator.sharing.entities import entities
from generator.sharing.feeds import Item, atom
from generator.sharing.tables import as_csv, as_json, claim_row, document_row

__all__ = [
    "Item",
    "Work",
    "as_csv",
    "as_json",
    "atom",
    "bibtex",
    "card",
    "claim_row",
    "csl_json",
    "document_row",
    "entities",
    "ris",
]
