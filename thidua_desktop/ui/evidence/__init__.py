"""Minh chứng on screen: what hangs on a report or a value."""
