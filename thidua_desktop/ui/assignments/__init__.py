"""View Giao chỉ tiêu of the tab Chỉ tiêu: the grid units × indicators."""
