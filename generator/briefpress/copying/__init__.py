"""A built site in, offline copies out. Owns lxml, WeasyPrint and libzim."""

from briefpress.copying.archive import BadName, pack
from briefpress.copying.checking import Broken, check_copy
from briefpress.copying.datapack import write_package
from briefpress.copying.edition import Edition, Imprint
from briefpress.copying.forms import FORMS, MissingLibrary, missing_library, write_form
from briefpress.copying.manifest import MANIFEST, SUMS, NoManifest, Verdict, verify, write_manifest
from briefpress.copying.slicing import Chosen, Shelves, slice_of, unknown
from briefpress.copying.start import Offer, write_index, write_start

__all__ = [
    "FORMS",
    "MANIFEST",
    "SUMS",
    "BadName",
    "Broken",
    "Chosen",
    "Edition",
    "Imprint",
    "MissingLibrary",
    "NoManifest",
    "Offer",
    "Shelves",
    "Verdict",
    "check_copy",
    "missing_library",
    "pack",
    "slice_of",
    "unknown",
    "verify",
    "write_form",
    "write_index",
    "write_manifest",
    "write_package",
    "write_start",
]
