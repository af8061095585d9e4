"""Đọc kế hoạch: the text of a plan beside what is proposed from it."""
