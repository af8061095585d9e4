"""Biểu nhập in the window: sent out for the ticked units, taken in file by file."""
