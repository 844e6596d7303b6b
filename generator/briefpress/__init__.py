"""Turns briefings (YAML) into Markdown pages, and pages into a site in which every sentence leads to its source.

The map of the house, from the ground up:

    model/      what a briefing is
    reading/    YAML files in, model out
    proving/    source texts and passages in, evidence out
    checking/   library in, problems out; one rule a file
    rendering/  library in, Markdown pages out
    searching/  sheets of pages in, search index out
    history/    a repository in, what became of each claim out
    sharing/    library in; data, citations, entities and feeds out
    keeping/    what was made of what: the one memory
    pressing/   pages in, site out
    drafting/   a text or the data of a library in, what editors and reviewers need out
    copying/    site in, offline copies out
    building/   the corridor: find, read, prove, check, render, index, write
    cli.py      the door for people
    plugin.py   the door for MkDocs
"""
