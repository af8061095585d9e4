"""Tab Tổng quan: what to do now, and how far the campaign is."""
