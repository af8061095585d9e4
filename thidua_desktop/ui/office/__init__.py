"""Cơ quan, người ký, tiền thưởng: what the office says once."""
