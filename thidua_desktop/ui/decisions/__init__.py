"""Quyết định: the list of all, what may be done with each, and what follows an award."""
