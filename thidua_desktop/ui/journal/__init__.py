"""Nhật ký thay đổi: every act with what it changed."""
