"""Tab Văn bản."""
