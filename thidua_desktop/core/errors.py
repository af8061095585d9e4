"""The two kinds of trouble a user can meet; anything else is our own bug."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as record_field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: `field` is the place, `code` the sentence in ui/texts, `params` fill it."""

    field: str
    code: str
    params: Mapping[str, str] = record_field(default_factory=dict[str, str])


class RuleError(Exception):
    """The input breaks rules; all problems of a record at once, nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{p.field}: {p.code}" for p in problems))
        self.problems = problems


class EnvironmentFault(Exception):  # noqa: N818 - it is a state of the machine, not a slip of the program
    """Disk full, file locked, read-only, damaged or newer: one calm sentence and a way on."""

    def __init__(self, code: str, params: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str] = params or {}


class Cancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """Raised by a progress callback to stop a long act; what it had half done is taken away."""


def rule(field: str, code: str, **params: str) -> RuleError:
    """Build a RuleError of a single problem."""
    return RuleError(Problem(field, code, params))
