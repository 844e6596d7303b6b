"""What was made of what: the one memory. A unit of work is a function of the facts that it read. Owns SQLite."""
