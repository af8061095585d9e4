"""Hội đồng: its members, its meetings, what they voted."""
