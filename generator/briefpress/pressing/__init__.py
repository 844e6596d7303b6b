"""Pages in, site out. Owns MkDocs."""
