"""Tab Chỉ tiêu."""
