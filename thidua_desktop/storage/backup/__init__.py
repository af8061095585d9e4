"""Verified backup sets on a stick or in a folder (sao lưu)."""
