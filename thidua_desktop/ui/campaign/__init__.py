"""Thông tin phong trào: facts, counting, blocks, campaigns above, files."""
