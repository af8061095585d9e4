"""Thẩm định số liệu: verification, giving back, locking, and the reason of a change."""
