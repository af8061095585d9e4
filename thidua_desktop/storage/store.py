"""The one door: reading records, and changing them as acts of the journal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from thidua_desktop.core.errors import EnvironmentFault, Problem, RuleError, rule
from thidua_desktop.storage import journal, proof
from thidua_desktop.storage.act import Act
from thidua_desktop.storage.campaign_rows import MOST_KEYS, CampaignRows, bare_rows, belongs
from thidua_desktop.storage.codec import canonical_json, from_rows, stored, typed_cells
from thidua_desktop.storage.database import create_database, open_database
from thidua_desktop.storage.deletions import Deletion, removed
from thidua_desktop.storage.delta import Delta, RowChange
from thidua_desktop.storage.journal import ChangeSet, Head, Kind, RawChange
from thidua_desktop.storage.schema.tables import RECORD_OF, TABLE_OF
from thidua_desktop.storage.shelf import Shelf
from thidua_desktop.storage.side_journal import FOLDER, SideJournal
from thidua_desktop.storage.undo_stack import UndoStack
from thidua_desktop.storage.upgrade import HEAD as SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Connection

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.database import Database

    Guard = Callable[["Store", tuple[RowChange, ...]], tuple[Problem, ...]]

R = TypeVar("R", bound="Record")

__all__ = ["Act", "Deletion", "Delta", "RowChange", "Shelf", "Store"]


class Store:
    """The office's records behind their journal."""

    def __init__(self, database: Database, *, clock: Clock, actor: str, side: SideJournal) -> None:
        self._database = database
        self._side = side
        self._clock = clock
        self._actor = actor
        self.on_commit: Callable[[Delta], None] | None = None
        self._guards: list[Guard] = []
        with database.reading() as connection:
            side.join(connection)
            self._head = journal.head(connection)
            self._stack = UndoStack.read(connection, actor)

    @classmethod
    def open(cls, path: Path, *, clock: Clock, actor: str) -> Store:
        """Open the data file, upgrading it when it is older (see storage.database).

        Raises journal.ahead when the side journal beside it tells of acts that it does not hold.
        """
        backups = path.parent / "backups"
        database = open_database(path, backups=backups, now=clock.now(), actor=actor)
        try:
            return cls(database, clock=clock, actor=actor, side=_side_of(path))
        except BaseException:
            database.close()
            raise

    @classmethod
    def create(cls, path: Path, *, clock: Clock, actor: str) -> Store:
        """Make a new, empty data file; raises journal.ahead where one must have been lost."""
        side = _side_of(path)
        if not path.exists():
            side.require_new()
        return cls(create_database(path), clock=clock, actor=actor, side=side)

    def close(self) -> None:
        self._side.close()
        self._database.close()

    @property
    def actor(self) -> str:
        return self._actor

    def act_as(self, actor: str) -> None:
        """Let all later acts be this person's, and undo reach this person's acts only."""
        self._actor = actor
        with self._database.reading() as connection:
            self._stack = UndoStack.read(connection, actor)

    def use_clock(self, clock: Clock) -> None:
        """Date all later acts by this clock (the sample's stands still)."""
        self._clock = clock

    @property
    def database(self) -> Database:
        return self._database

    @property
    def head(self) -> Head:
        return self._head

    def add_guard(self, guard: Guard) -> None:
        """Have `guard` judge every change before it is committed, undo and redo included."""
        self._guards.append(guard)

    # reading

    def all(self, cls: type[R]) -> tuple[R, ...]:
        """Every record of a kind, by id."""
        return self.where(cls)

    def where(self, cls: type[R], **equals: object) -> tuple[R, ...]:
        """Return records whose fields equal these values, by id."""
        table = TABLE_OF[cls]
        cells = {name: stored(value) for name, value in equals.items()}
        query = select(table).filter_by(**cells).order_by(table.c.id)
        with self._database.reading() as connection:
            return from_rows(cls, connection.execute(query).all())

    def of_campaign(self, cls: type[R], campaign_id: int) -> tuple[R, ...]:
        """Return the records that belong to a campaign through a link of theirs, by id."""
        return from_rows(cls, self._rows_of(cls, campaign_id))

    def tally(self, cls: type[Record], name: str) -> dict[int, int]:
        """Count the records that each value of a link has; those without one are left out."""
        column = TABLE_OF[cls].c[name]
        query = select(column, func.count()).where(column.is_not(None)).group_by(column)
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in bare_rows(connection, query)}

    def links(self, cls: type[Record], name: str, keys: Iterable[int]) -> dict[int, int]:
        """Return what one link of many records points at, by their ids; those gone are left out."""
        table, wanted = TABLE_OF[cls], sorted(set(keys))
        found: dict[int, int] = {}
        with self._database.reading() as connection:
            for start in range(0, len(wanted), MOST_KEYS):
                some = table.c.id.in_(wanted[start : start + MOST_KEYS])
                query = select(table.c.id, table.c[name]).where(some)
                found |= {row[0]: row[1] for row in bare_rows(connection, query)}
        return found

    def shelf(self, cls: type[R], campaign_id: int, *, by: str, at: str) -> Shelf[R]:
        """Return the records of a campaign grouped by a link, read only as they are asked for.

        `at` names the day that orders the records of a group.
        """
        source = CampaignRows(self._database, TABLE_OF[cls], campaign_id, by=by, at=at)
        return Shelf(cls, source, by=by, at=at)

    def _rows_of(self, cls: type[Record], campaign_id: int) -> Sequence[Sequence[Any]]:
        table = TABLE_OF[cls]
        query = select(table).where(belongs(table, campaign_id)).order_by(table.c.id)
        with self._database.reading() as connection:
            return bare_rows(connection, query)

    def get(self, cls: type[R], key: int) -> R:
        """Return one record; raises record.gone."""
        found = self.where(cls, id=key)
        if not found:
            raise rule("record", "record.gone", table=TABLE_OF[cls].name)
        return found[0]

    def count(self, cls: type[Record]) -> int:
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(TABLE_OF[cls])).scalar_one()

    def latest(self, limit: int) -> tuple[ChangeSet, ...]:
        """Newest change sets first."""
        with self._database.reading() as connection:
            return journal.newest(connection, limit)

    def holds(self, known: Head) -> bool:
        """Whether these data once ended at a head that was seen elsewhere."""
        with self._database.reading() as connection:
            return journal.holds(connection, known)

    def first_change_after(self, seq: int) -> datetime | None:
        """When a record was first changed after change set `seq`; None when none was."""
        with self._database.reading() as connection:
            return journal.first_change_after(connection, seq)

    def history(self, cls: type[Record], key: int) -> tuple[tuple[ChangeSet, RawChange], ...]:
        """Everything that ever happened to one record, oldest first."""
        with self._database.reading() as connection:
            return journal.history_of(connection, TABLE_OF[cls].name, key)

    def changes(self, seq: int) -> tuple[tuple[type[Record], RawChange], ...]:
        """Everything one change set did, its values as the records hold them."""
        with self._database.reading() as connection:
            found = journal.changes_of(connection, seq)
        return tuple((RECORD_OF[item.table], _typed(item)) for item in found)

    def deletions(self) -> tuple[Deletion, ...]:
        """Rows that acts removed and that are not back yet, newest first."""
        with self._database.reading() as connection:
            return removed(connection)

    def problems(self) -> tuple[Problem, ...]:
        """Check the chain and replay the log against the tables."""
        with self._database.reading() as connection:
            return proof.problems(connection)

    # changing

    @contextmanager
    def act(
        self, label: str, *, reason: str | None = None, barrier: str | None = None
    ) -> Generator[Act]:
        """One act = one transaction = one change set; an act that changes nothing leaves none.

        `barrier` is the code of why undo stops here (issue, lock, closing).
        """
        with self._database.transaction() as connection:
            act = Act(connection)
            yield act
            draft = self._draft(Kind.DO, label=label, reason=reason, barrier=barrier)
            entry = self._seal(connection, act, draft)
        if entry is not None:
            self._announce(entry, act.changes, act.raw)

    def event(
        self,
        label: str,
        *,
        reason: str | None = None,
        barrier: str | None = None,
        detail: Mapping[str, str] | None = None,
    ) -> None:
        """Record something that changed no record (print, export, backup, login)."""
        with self._database.transaction() as connection:
            draft = self._draft(
                Kind.EVENT,
                label=label,
                reason=reason,
                barrier=barrier,
                detail=None if detail is None else canonical_json(detail),
            )
            entry = journal.append(connection, draft)
        self._announce(entry, ())

    def undo_label(self) -> str | None:
        """Name what Ctrl+Z would take back; None when nothing can be."""
        step = self._stack.next_undo()
        return step.label if step else None

    def redo_label(self) -> str | None:
        """Name what would be done again; None when nothing can be."""
        step = self._stack.next_redo()
        return step.label if step else None

    @property
    def barrier(self) -> str | None:
        """Code of the newest barrier: what stops undo once everything newer is taken back."""
        return self._stack.barrier.barrier if self._stack.barrier else None

    def undo(self) -> Delta:
        """Take this actor's newest act back, as a new change set under the same guards.

        Raises undo.nothing, undo.barrier (naming it) and undo.conflict (naming who).
        """
        step = self._stack.next_undo()
        if step is None:
            raise self._no_undo()
        return self._again(step, kind=Kind.UNDO)

    def redo(self) -> Delta:
        """Do again what was undone last; raises redo.nothing and undo.conflict."""
        step = self._stack.next_redo()
        if step is None:
            raise rule("undo", "redo.nothing")
        return self._again(step, kind=Kind.REDO)

    def _no_undo(self) -> RuleError:
        stop = self._stack.barrier
        if stop is None:
            return rule("undo", "undo.nothing")
        return rule("undo", "undo.barrier", barrier=stop.barrier or "", label=stop.label)

    def _again(self, step: ChangeSet, *, kind: Kind) -> Delta:
        with self._database.transaction() as connection:
            act = Act(connection)
            changes = journal.changes_of(connection, step.seq)
            if kind is Kind.UNDO:
                changes = tuple(item.inverse() for item in reversed(changes))
            for item in changes:
                act.apply(item, since=step.seq)
            self._judge(act)
            draft = self._draft(kind, label=step.label, of_seq=step.seq)
            entry = journal.append(connection, draft, act.raw)
        return self._announce(entry, act.changes, act.raw)

    def _seal(self, connection: Connection, act: Act, draft: ChangeSet) -> ChangeSet | None:
        if not act.changes:
            return None
        self._judge(act)
        act.save_counters()
        return journal.append(connection, draft, act.raw)

    def _judge(self, act: Act) -> None:
        changes = act.changes
        problems = [problem for guard in self._guards for problem in guard(self, changes)]
        if problems:
            raise RuleError(*problems)

    def _draft(self, kind: Kind, *, label: str, **more: Any) -> ChangeSet:  # noqa: ANN401 - the rest of the header
        return ChangeSet(
            seq=self._head.seq + 1,
            kind=kind,
            label=label,
            actor=self._actor,
            at=self._clock.now(),
            schema_version=SCHEMA_VERSION,
            previous_hash=self._head.hash,
            **more,
        )

    def _announce(
        self, entry: ChangeSet, changes: tuple[RowChange, ...], raw: Sequence[RawChange] = ()
    ) -> Delta:
        """Tell of a committed act. A side journal that fails is a fault, but the act stands."""
        self._head = Head(entry.seq, entry.hash)
        self._stack.push(entry)
        fault = self._keep_beside(entry, raw)
        delta = Delta(entry.seq, entry.kind, entry.label, changes, entry.at)
        if self.on_commit is not None:
            self.on_commit(delta)
        if fault is not None:
            raise fault
        return delta

    def _keep_beside(self, entry: ChangeSet, raw: Sequence[RawChange]) -> EnvironmentFault | None:
        try:
            if self._side.is_behind:
                with self._database.reading() as connection:
                    self._side.join(connection)
            else:
                self._side.append(entry, raw)
        except EnvironmentFault as fault:
            return fault
        return None


def _typed(item: RawChange) -> RawChange:
    cls = RECORD_OF[item.table]
    before = None if item.before is None else typed_cells(cls, item.before)
    after = None if item.after is None else typed_cells(cls, item.after)
    return RawChange(item.table, item.key, before, after)


def _side_of(path: Path) -> SideJournal:
    return SideJournal(path.parent / FOLDER)
