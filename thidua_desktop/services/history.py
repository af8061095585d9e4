"""Nhật ký thay đổi: who changed what, from what to what, why; and whether the chain holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.dates import format_date
from thidua_desktop.documents.journal_annex import AnnexRow, JournalAnnex, compose
from thidua_desktop.domain import records as r
from thidua_desktop.services.paper_heads import department_issuer
from thidua_desktop.services.papers import pdf
from thidua_desktop.services.soundness import check
from thidua_desktop.storage.journal import Kind

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.domain.records import Record
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.journal import ChangeSet

SILENT = frozenset(
    {"id", "uid", "fold", "sort_key", "name_key", "is_sample", "typed", "entered_at", "lines"}
)
"""Columns that tell the officer nothing: keys, what is made from other columns, frozen sheets."""
LINKS: dict[str, type[Record]] = {
    "unit_id": r.Unit,
    "successor_id": r.Unit,
    "lead_unit_id": r.Unit,
    "person_id": r.Person,
    "household_id": r.Household,
    "campaign_id": r.Campaign,
    "field_id": r.Field,
    "indicator_id": r.Indicator,
    "block_id": r.Block,
    "assignment_id": r.Assignment,
    "signatory_id": r.Signatory,
    "round_id": r.AwardRound,
    "nomination_id": r.Nomination,
    "decision_id": r.Decision,
    "merger_id": r.Merger,
    "file_id": r.CampaignFile,
    "entry_id": r.ProgressEntry,
    "report_id": r.Report,
    "initiative_id": r.Initiative,
    "difficulty_id": r.Difficulty,
    "collective_id": r.Collective,
    "rating_id": r.AnnualRating,
    "dossier_paper_id": r.DossierPaper,
    "role_model_id": r.RoleModel,
    "notice_id": r.PublicNotice,
    "meeting_id": r.Meeting,
    "complaint_id": r.Complaint,
    "proposal_id": r.UpwardProposal,
    "award_id": r.Award,
    "member_id": r.CouncilMember,
    "chair_id": r.CouncilMember,
    "secretary_id": r.CouncilMember,
    "heads_unit_id": r.Unit,
    "heads_collective_id": r.Collective,
    "corrects_id": r.Decision,
    "item_id": r.StockItem,
}
NAMES = (
    *("name", "short_text", "title", "text", "head_name", "printed_name", "file_name"),
    *("content", "reason", "document", "symbol", "key"),
)

OF_A_UNIT = (r.CampaignUnit, r.UnitPlan, r.MergedUnit, r.FormerHead, r.Report, r.FrozenSheet)
NAMED_AFTER: dict[type[Record], str] = {
    r.ProgressEntry: "assignment_id",
    r.IndicatorVersion: "indicator_id",
    r.Vote: "nomination_id",
    r.WrittenOpinion: "nomination_id",
    r.Attendance: "member_id",
    **dict.fromkeys(OF_A_UNIT, "unit_id"),
}
"""Records without a name of their own: the journal names them after what a link points at."""


class What(Enum):
    """What a change did to a record."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One column of a record, old → new; links are named, None is nothing."""

    column: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What an act did to one record."""

    cls: type[Record]
    key: int
    name: str
    what: What
    fields: tuple[FieldChange, ...]


def acts(desk: Desk, *, first: date | None = None, last: date | None = None) -> list[ChangeSet]:
    """List the change sets of these days (both included), newest first."""
    return [
        entry
        for entry in desk.store.latest(desk.store.head.seq)
        if (first is None or entry.at.date() >= first) and (last is None or entry.at.date() <= last)
    ]


def changes(desk: Desk, seq: int) -> tuple[RecordChange, ...]:
    """Tell what one change set did, record by record, in words that can be shown."""
    names = _Names(desk)
    made: list[RecordChange] = []
    for cls, item in desk.store.changes(seq):
        before, after = item.before or {}, item.after or {}
        what = What.CHANGED
        if item.before is None:
            what = What.ADDED
        elif item.after is None:
            what = What.REMOVED
        columns = [n for n in (*before, *(n for n in after if n not in before)) if n not in SILENT]
        fields = tuple(
            FieldChange(n, names.shown(n, before.get(n)), names.shown(n, after.get(n)))
            for n in columns
            if before.get(n) != after.get(n)
        )
        name = names.of(cls, item.key) or _own_name(after or before)
        made.append(RecordChange(cls, item.key, name, what, fields))
    return tuple(made)


def verify(desk: Desk) -> tuple[Problem, ...]:
    """Check the whole file, the chain and the log against the tables; empty when sound."""
    return check(desk)


class _Names:
    """Names of records by table and id, each read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: dict[tuple[type[Record], int], str] = {}

    def of(self, cls: type[Record], key: int) -> str:
        if (cls, key) not in self._known:
            rows = self._desk.store.where(cls, id=key)
            self._known[cls, key] = self._name(rows[0]) if rows else ""
        return self._known[cls, key]

    def shown(self, column: str, value: object) -> object:
        """Return a value as it is, a link by the name of what it points at."""
        if column in LINKS and isinstance(value, int):
            return self.of(LINKS[column], value) or f"#{value}"
        return value

    def _name(self, row: Record) -> str:
        if isinstance(row, r.Indicator):
            versions = self._desk.store.where(r.IndicatorVersion, indicator_id=row.id)
            return (versions[-1].short_text or versions[-1].text) if versions else ""
        if isinstance(row, r.Assignment):
            unit, task = self.of(r.Unit, row.unit_id), self.of(r.Indicator, row.indicator_id)
            return f"{unit} – {task}"
        if isinstance(row, r.Meeting):
            return format_date(row.held_on)
        link = NAMED_AFTER.get(type(row))
        if link is not None:
            return self.of(LINKS[link], getattr(row, link))
        return _own_name({n: getattr(row, n, None) for n in NAMES})


def _own_name(values: dict[str, Any]) -> str:
    return next((str(values[n]) for n in NAMES if values.get(n)), "")


def annex(desk: Desk, *, first: date, last: date) -> bytes:
    """Print the acts of these days, oldest first, with the head and the result of the check."""
    rows = tuple(
        AnnexRow(
            seq=entry.seq,
            at=f"{format_date(entry.at.date())} {entry.at:%H:%M}",
            actor=entry.actor,
            label=said(entry),
            reason=entry.reason or "",
            mark=entry.hash[:8].upper(),
        )
        for entry in reversed(acts(desk, first=first, last=last))
    )
    data = JournalAnnex(
        issuer=department_issuer(desk),
        first=first,
        last=last,
        made_on=desk.clock.today(),
        head=desk.store.head.mark(),
        sound=not verify(desk),
        rows=rows,
    )
    return pdf(desk, compose(data))


def said(entry: ChangeSet) -> str:
    """Name an act with what it was: done, taken back, done again."""
    prefix = {Kind.UNDO: "Hoàn tác: ", Kind.REDO: "Làm lại: "}
    return prefix.get(entry.kind, "") + entry.label
