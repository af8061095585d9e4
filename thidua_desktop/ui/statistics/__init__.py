"""Thống kê khen thưởng: totals over years, and the tables of the yearly report."""
