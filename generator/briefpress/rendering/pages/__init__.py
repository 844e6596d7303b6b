"""The kinds of page, a file each: what a page of the kind shows, and in what order; kinds.py lists them."""
