"""What a line and a panel hold of a person, a household, a small collective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Collective, FormerPost, Household, Person
from thidua_desktop.domain.terms import Gender
from thidua_desktop.services.people import unit_names
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.units.facts import NONE, awards_section, called
from thidua_desktop.ui.units.member_dialogs import (
    CollectiveDialog,
    HouseholdDialog,
    PersonDialog,
)
from thidua_desktop.ui.units.members_view import MembersView, named
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.services.roster import Member


class PeopleView(MembersView):
    """Cá nhân, by given name."""

    cls = Person
    dialog = PersonDialog
    kind = "cá nhân"
    list_key = "people"
    active = "Đang công tác"
    gone = "Đã thôi công tác"
    leave = "Xóa hoặc thôi"
    why = "Những người có thể được khen: cán bộ, giáo viên, người dân của các đơn vị."
    columns = (
        Column("Họ và tên", names=True),
        Column("Danh xưng", 8, spare=3),
        Column("Chức vụ", 15, spare=2),
        Column("Đơn vị", 15),
        Column("Năm sinh", 6, numbers=True, spare=1, plain=True),
        Column("Nhóm đối tượng", 13, spare=4),
    )

    @override
    def line(self, row: Member, unit: str, *, mark: str) -> Line:
        assert isinstance(row, Person)  # noqa: S101 - narrows for the checker
        return Line(
            row.id,
            (
                named(row.name, mark),
                TextCell(label(row.salutation) if row.salutation else "chưa chọn", Tone.MUTED),
                TextCell(row.position_title),
                TextCell(unit),
                TextCell(str(row.birth_year or "")),
                TextCell(label(row.person_group), Tone.MUTED),
            ),
        )

    @override
    def words_of(self, row: Member) -> tuple[str, ...]:
        assert isinstance(row, Person)  # noqa: S101 - narrows for the checker
        return row.name, row.position_title, str(row.birth_year or "")

    @override
    def details(self, row: Member, unit: str) -> Details:
        assert isinstance(row, Person)  # noqa: S101 - narrows for the checker
        return Details(
            label(row.person_group),
            called(row.name, row.salutation),
            (
                DetailRow("Đơn vị", unit),
                DetailRow("Chức vụ", row.position_title or NONE),
                DetailRow("Năm sinh", str(row.birth_year or "chưa ghi")),
                DetailRow(
                    "Giới tính",
                    "chưa ghi" if row.gender is Gender.UNKNOWN else label(row.gender),
                ),
                DetailRow("Danh xưng", label(row.salutation) if row.salutation else "chưa chọn"),
                *_until("Công tác đến", row),
            ),
            (*self._posts(row), awards_section(self._desk, person_id=row.id)),
        )

    def _posts(self, row: Person) -> tuple[DetailSection, ...]:
        posts = self._desk.store.where(FormerPost, person_id=row.id)
        if not posts:
            return ()
        names = unit_names(self._desk)
        rows = tuple(
            DetailRow(
                f"đến {format_date(post.valid_to)}",
                ", ".join(part for part in (post.position_title, names[post.unit_id]) if part),
            )
            for post in sorted(posts, key=lambda p: p.valid_to, reverse=True)
        )
        return (DetailSection("Nơi công tác trước đây", rows),)


class HouseholdsView(MembersView):
    """Hộ gia đình, by the given name of the head."""

    cls = Household
    dialog = HouseholdDialog
    kind = "hộ gia đình"
    list_key = "households"
    why = "Những hộ có thể được khen, ghi theo tên chủ hộ."
    columns = (
        Column("Chủ hộ", names=True),
        Column("Danh xưng", 8, spare=2),
        Column("Thuộc đơn vị", 18),
        Column("Địa chỉ", 20, spare=1),
    )

    @override
    def line(self, row: Member, unit: str, *, mark: str) -> Line:
        assert isinstance(row, Household)  # noqa: S101 - narrows for the checker
        salutation = row.head_salutation
        return Line(
            row.id,
            (
                named(row.head_name, mark),
                TextCell(label(salutation) if salutation else "chưa chọn", Tone.MUTED),
                TextCell(unit),
                TextCell(row.address),
            ),
        )

    @override
    def words_of(self, row: Member) -> tuple[str, ...]:
        assert isinstance(row, Household)  # noqa: S101 - narrows for the checker
        return row.head_name, row.address

    @override
    def details(self, row: Member, unit: str) -> Details:
        assert isinstance(row, Household)  # noqa: S101 - narrows for the checker
        return Details(
            "Hộ gia đình",
            called(row.head_name, row.head_salutation),
            (
                DetailRow("Thuộc đơn vị", unit),
                DetailRow("Địa chỉ", row.address or "chưa ghi"),
                *_until("Đến hết ngày", row),
            ),
            (awards_section(self._desk, household_id=row.id),),
        )


class CollectivesView(MembersView):
    """Tập thể nhỏ, by name."""

    cls = Collective
    dialog = CollectiveDialog
    kind = "tập thể nhỏ"
    list_key = "collectives"
    why = "Tổ chuyên môn, chi hội, tổ tự quản… có thể được khen mà không có chỉ tiêu riêng."
    columns = (
        Column("Tập thể"),
        Column("Thuộc đơn vị", 20),
        Column("Người đứng đầu", 16, spare=1, names=True),
    )

    @override
    def line(self, row: Member, unit: str, *, mark: str) -> Line:
        assert isinstance(row, Collective)  # noqa: S101 - narrows for the checker
        return Line(
            row.id,
            (
                named(row.name, mark),
                TextCell(unit),
                TextCell(row.head or "chưa ghi", Tone.PLAIN if row.head else Tone.MUTED),
            ),
        )

    @override
    def words_of(self, row: Member) -> tuple[str, ...]:
        assert isinstance(row, Collective)  # noqa: S101 - narrows for the checker
        return row.name, row.head or ""

    @override
    def details(self, row: Member, unit: str) -> Details:
        assert isinstance(row, Collective)  # noqa: S101 - narrows for the checker
        return Details(
            "Tập thể nhỏ",
            row.name,
            (
                DetailRow("Thuộc đơn vị", unit),
                DetailRow("Đứng đầu", row.head or "chưa ghi"),
                *_until("Đến hết ngày", row),
            ),
            (awards_section(self._desk, collective_id=row.id),),
        )


def _until(words: str, row: Member) -> tuple[DetailRow, ...]:
    return (DetailRow(words, format_date(row.active_to)),) if row.active_to else ()
