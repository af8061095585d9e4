"""Xem trùng khen: earlier awards that may be the same subject's, judged by the officer."""
