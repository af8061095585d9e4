"""Tab Xếp hạng."""
