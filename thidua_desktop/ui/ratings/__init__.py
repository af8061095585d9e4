"""Xếp loại chất lượng năm: the register, the bulk paste, and who is missing one."""
