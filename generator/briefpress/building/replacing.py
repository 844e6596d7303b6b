"""Files that people edit, written anew: each is the old one or the new one, and never half of it."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def put_in_place(files: Mapping[Path, bytes], moved: Mapping[Path, Path] | None = None) -> None:
    """Put files in place, with the modes that they had, once every one of them has been written aside.

    Folders that are not there are made. Those that are `moved` go to another path, and leave their own.
    """
    asides = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in files}
    try:
        for path, aside in asides.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(files[path])
            if path.exists():
                shutil.copymode(path, aside)
        for path, aside in asides.items():
            aside.replace((moved or {}).get(path, path))
        for path in moved or ():
            path.unlink()
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)
