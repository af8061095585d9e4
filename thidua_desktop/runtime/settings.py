"""Window state, theme and printer calibration: settings.json, none of it the office's records."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias, cast

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.files import replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from thidua_desktop.runtime.platform import Platform

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


class Settings:
    """Read once; a value of the wrong kind counts as absent, an unknown key is kept.

    A file that cannot be read as settings is set aside as settings.damaged.json and the program
    starts with its defaults: losing a column width must never keep the office from working.
    """

    def __init__(self, path: Path, platform: Platform) -> None:
        self._path = path
        self._platform = platform
        self._damaged_copy: Path | None = None
        self._values = self._read()

    @property
    def damaged_copy(self) -> Path | None:
        """Where a file that could not be read was put, for the status line to say."""
        return self._damaged_copy

    def text(self, key: str, default: str = "") -> str:
        value = self._values.get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        value = self._values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._values.get(key)
        return value if isinstance(value, bool) else default

    def numbers(self, key: str) -> tuple[int, ...]:
        """Give a list of whole numbers (column widths), empty when it is not one."""
        value = self._values.get(key)
        if not isinstance(value, list):
            return ()
        numbers = tuple(item for item in value if type(item) is int)
        return numbers if len(numbers) == len(value) else ()

    def section(self, key: str) -> Mapping[str, Json]:
        """Give a group of values, such as the calibration of one printer."""
        value = self._values.get(key)
        return dict(value) if isinstance(value, dict) else {}

    def save(self, changes: Mapping[str, Json]) -> None:
        """Keep several values in one write; raises `settings.unwritable`, then nothing changed."""
        values = {**self._values, **changes}
        content = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True)
        try:
            replace_file(self._path, content.encode(), platform=self._platform)
        except OSError as error:
            raise EnvironmentFault("settings.unwritable", {"path": str(self._path)}) from error
        self._values = values

    def _read(self) -> dict[str, Json]:
        try:
            content = self._path.read_bytes()
        except OSError:
            return {}
        try:
            values: object = json.loads(content)
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return cast("dict[str, Json]", values)
        self._set_aside()
        return {}

    def _set_aside(self) -> None:
        """Keep the newest damaged file only; where even that is refused, go on without."""
        copy = self._path.with_name("settings.damaged.json")
        try:
            self._path.replace(copy)
        except OSError:
            return
        self._damaged_copy = copy
