"""The number of this program; pyproject.toml carries the same one."""

VERSION = "0.1.0"
