"""Lists from outside: read, shown with their problems, and only then stored as one act."""
