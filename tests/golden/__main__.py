"""Writes the golden pages anew: `python -m tests.golden`."""

import os
import shutil
import tempfile
from pathlib import Path

from tests.golden import HERE, make

with tempfile.TemporaryDirectory() as folder:
    os.environ["BRIEFINGS_CACHE"] = f"{folder}/cache"
    os.environ.pop("BRIEFINGS_SEEDS", None)
    pages = make(Path(folder))
for language in ("en", "es"):
    shutil.rmtree(HERE / language, ignore_errors=True)
for path, text in pages.items():
    (HERE / path).parent.mkdir(parents=True, exist_ok=True)
    (HERE / path).write_text(text, "utf-8")
