"""What the last build knew, so that the next does only what is new. Owns SQLite.

The package itself imports nothing, so that a build in which nothing changed is told at once.
"""
