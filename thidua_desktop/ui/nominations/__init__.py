"""Lists of nominations, dossiers, khen đột xuất and public notices."""
