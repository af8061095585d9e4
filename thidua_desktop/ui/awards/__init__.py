"""Tab Khen thưởng."""
