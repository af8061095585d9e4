"""Tab Tiến độ: the grid units × indicators."""
