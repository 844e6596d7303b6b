"""Lets `python -m briefpress` do what `briefings` does."""

from briefpress.cli import main

main(prog_name="briefings")
