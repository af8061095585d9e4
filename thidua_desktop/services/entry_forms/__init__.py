"""Biểu nhập by USB: one file a unit out, each compared row by row when it comes back."""
