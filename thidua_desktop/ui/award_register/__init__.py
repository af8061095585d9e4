"""Sổ khen thưởng, and the history of whom it names."""
