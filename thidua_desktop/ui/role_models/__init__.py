"""The register of role models (gương điển hình tiên tiến)."""
