"""Measures offline copies of an invented library, each form by itself, beside the site that all are made from.

Prints, for each form, CPU seconds (of all processes), wall seconds, peak memory and the size of what was made. The
site is built once before; each copy takes from it what is fresh. Usage: python benchmarks/copies.py [SIZE [FORM …]];
without, 1,000 briefings and all forms.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import corpus
from costs import lay_out_site, run, weight
from rich.console import Console
from rich.table import Table

SIZE = 1_000
FORMS = ("data", "site", "html", "epub", "zim", "pdf")


def main() -> None:
    """Measure every form at a size and print the table."""
    size = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else SIZE
    table = Table("form", "CPU s", "wall s", "MB", "MB made", title=f"Copies of {size:,} briefings")
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        root.mkdir()
        corpus.write(root, size)
        lay_out_site(root)
        briefings = [sys.executable, "-m", "briefpress", "--root", str(root)]
        run([*briefings, "lock"], root)
        cost = run([*briefings, "build"], root)
        table.add_row("the site itself", f"{cost.cpu:.0f}", f"{cost.wall:.0f}", f"{cost.megabytes:.0f}", "")
        for form in sys.argv[2:] or FORMS:
            copies = Path(folder) / "copies"
            cost = run([*briefings, "copy", "--to", str(copies), "--form", form], root)
            figures = (f"{cost.cpu:.0f}", f"{cost.wall:.0f}", f"{cost.megabytes:.0f}", f"{weight(copies):.0f}")
            console.print(form, *figures)
            table.add_row(form, *figures)
            shutil.rmtree(copies)
    console.print(table)


if __name__ == "__main__":
    main()
