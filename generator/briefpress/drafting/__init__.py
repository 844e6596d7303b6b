"""A text or the data of a library in, what an editor or a reviewer needs out; and the first files of a new library.

Uses RapidFuzz for names that resemble, Babel for the months' names, py3langid for a text's language.
"""
