"""What one actor can undo and redo, rebuilt from the journal at every start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.storage import journal
from thidua_desktop.storage.journal import ChangeSet, Kind

if TYPE_CHECKING:
    from sqlalchemy import Connection


class UndoStack:
    """DO entries that stand, and those taken back, newest last; always named by their DO."""

    def __init__(self, actor: str) -> None:
        self._actor = actor
        self._done: list[ChangeSet] = []
        self._undone: list[ChangeSet] = []
        self.barrier: ChangeSet | None = None

    @classmethod
    def read(cls, connection: Connection, actor: str) -> UndoStack:
        """Replay the headers of the journal from its last barrier on."""
        stack = cls(actor)
        for entry in journal.for_undo(connection, actor):
            stack.push(entry)
        return stack

    def push(self, entry: ChangeSet) -> None:
        """Take a committed change set in.

        EVENTs and other actors' acts change nothing here, but anybody's barrier stops undo.
        """
        if entry.barrier is not None:
            self._done.clear()
            self._undone.clear()
            self.barrier = entry
        elif entry.actor == self._actor:
            self._push_own(entry)

    def _push_own(self, entry: ChangeSet) -> None:
        if entry.kind is Kind.DO:
            self._done.append(entry)
            self._undone.clear()
        elif entry.kind is Kind.UNDO:
            self._undone.append(self._done.pop())
        elif entry.kind is Kind.REDO:
            self._done.append(self._undone.pop())

    def next_undo(self) -> ChangeSet | None:
        return self._done[-1] if self._done else None

    def next_redo(self) -> ChangeSet | None:
        return self._undone[-1] if self._undone else None
