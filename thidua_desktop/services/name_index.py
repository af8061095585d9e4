"""Thousands of names, found again however they were spelt: by ear, in any order, with one slip."""

from __future__ import annotations

from thidua_desktop.domain.spelling import Nearness, Spelt, near, slip, spell

NEAREST = tuple(Nearness)


class NameIndex:
    """Names of records under their ids; a find tells who may be meant, and how near the name is."""

    def __init__(self) -> None:
        self._names: dict[int, tuple[Spelt, ...]] = {}
        self._whole: dict[str, list[int]] = {}
        self._but_one: dict[str, dict[str, list[int]]] = {}

    def put(self, key: int, *names: str) -> None:
        """Hold a record under its names, in the place of those it had."""
        self.drop(key)
        spelt = tuple(map(spell, dict.fromkeys(names)))
        self._names[key] = spelt
        for name in spelt:
            for whole in _wholes(name):
                self._whole.setdefault(whole, []).append(key)
            for rest, word in _but_one(name):
                self._but_one.setdefault(rest, {}).setdefault(word, []).append(key)

    def drop(self, key: int) -> None:
        for name in self._names.pop(key, ()):
            for whole in _wholes(name):
                self._whole[whole].remove(key)
            for rest, word in _but_one(name):
                self._but_one[rest][word].remove(key)

    def find(self, name: str) -> dict[int, Nearness]:
        """Find who has this name, or one that differs by one letter or a lost space."""
        sought = spell(name)
        found = {key for whole in _wholes(sought) for key in self._whole.get(whole, ())}
        for rest, word in _but_one(sought):
            for other, keys in self._but_one.get(rest, {}).items():
                if keys and other != word and slip(word, other) is not None:
                    found.update(keys)
        judged = ((key, self._nearest(sought, key)) for key in found)
        return {key: nearest for key, nearest in judged if nearest is not None}

    def _nearest(self, sought: Spelt, key: int) -> Nearness | None:
        ways = [way for name in self._names[key] if (way := near(sought, name)) is not None]
        return min(ways, key=NEAREST.index, default=None)


def _wholes(name: Spelt) -> tuple[str, ...]:
    """Keys of a whole name: its words by ear in one order, and its letters without spaces."""
    return tuple({" ".join(name.heard), "".join(name.words)})


def _but_one(name: Spelt) -> list[tuple[str, str]]:
    """Keys of all but one word, and that word."""
    return [
        (" ".join(name.heard[:at] + name.heard[at + 1 :]), word)
        for at, word in enumerate(name.heard)
        if word not in name.heard[:at]
    ]
