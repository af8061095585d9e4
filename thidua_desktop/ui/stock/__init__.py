"""Blanks, frames and gifts in stock."""
