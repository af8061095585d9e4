"""Trường hợp dừng xét and đơn thư: the two registers that stop a nomination."""
