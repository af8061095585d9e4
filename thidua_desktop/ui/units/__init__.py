"""Tab Đơn vị."""
