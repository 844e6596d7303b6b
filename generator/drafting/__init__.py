"""The data of a library in, what an editor or a reviewer needs out. Uses RapidFuzz for names that resemble."""

from generator.drafting.review import Review, Shelves, review
from generator.drafting.telling import FORMATS, Beside, told

__all__ = ["FORMATS", "Beside", "Review", "Shelves", "review", "told"]
