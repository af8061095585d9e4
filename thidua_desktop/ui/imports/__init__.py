"""Nhập từ Excel: a list from outside, explained, looked through, and stored as one act."""
