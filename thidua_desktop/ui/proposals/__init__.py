"""Đề nghị cấp trên: what was sent to another authority, and its answer."""
