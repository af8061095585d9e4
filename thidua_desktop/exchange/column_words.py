"""What a column of a list can be taken for, and the headers that say so."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.domain.terms import ImportSubject

if TYPE_CHECKING:
    from collections.abc import Mapping


class ImportField(Enum):
    """What a column can be taken for; ORDINAL and a person's PHONE are known, but not kept.

    VALUE and READ_AS are no columns: a cell of a progress sheet as it stands and as it was read.
    """

    ORDINAL = "ORDINAL"
    UNIT = "UNIT"
    SHORT_NAME = "SHORT_NAME"
    KIND = "KIND"
    BLOCK = "BLOCK"
    HEAD = "HEAD"
    CONTACT = "CONTACT"
    PHONE = "PHONE"
    FULL_NAME = "FULL_NAME"
    FAMILY_NAME = "FAMILY_NAME"
    GIVEN_NAME = "GIVEN_NAME"
    POSITION = "POSITION"
    BIRTH = "BIRTH"
    GENDER = "GENDER"
    MALE = "MALE"
    FEMALE = "FEMALE"
    GROUP = "GROUP"
    SALUTATION = "SALUTATION"
    FIELD = "FIELD"
    INDICATOR = "INDICATOR"
    RULE = "RULE"
    MEASURE = "MEASURE"
    TARGET = "TARGET"
    WEIGHT = "WEIGHT"
    DEADLINE = "DEADLINE"
    SCOPE = "SCOPE"
    VALUE = "VALUE"
    READ_AS = "READ_AS"


# Without marks and punctuation, as `name_key` writes them; the longest that fits decides.
WORDS: Final[Mapping[ImportSubject, Mapping[ImportField, tuple[str, ...]]]] = {
    ImportSubject.UNITS: {
        ImportField.ORDINAL: ("stt", "tt", "so tt", "so thu tu"),
        ImportField.UNIT: (
            "ten don vi",
            "don vi",
            "ten co quan",
            "co quan",
            "co quan don vi",
            "ten tap the",
            "tap the",
            "ten thon",
            "thon",
            "ten",
            "ten day du",
        ),
        ImportField.SHORT_NAME: ("ten tat", "ten viet tat", "viet tat", "ten ngan", "ten gon"),
        ImportField.KIND: ("loai", "loai don vi", "loai hinh", "nhom don vi", "phan loai"),
        ImportField.BLOCK: ("khoi", "khoi thi dua", "cum", "cum thi dua", "cum khoi"),
        ImportField.HEAD: (
            "nguoi dung dau",
            "thu truong",
            "truong don vi",
            "lanh dao",
            "phu trach",
            "nguoi phu trach",
            "ho ten nguoi dung dau",
            "dai dien",
            "hieu truong",
            "truong thon",
        ),
        ImportField.CONTACT: (
            *("dien thoai", "so dien thoai", "sdt", "di dong", "dt", "zalo", "lien he"),
            "dau moi",
        ),
    },
    ImportSubject.PEOPLE: {
        ImportField.ORDINAL: ("stt", "tt", "so tt", "so thu tu"),
        ImportField.FULL_NAME: (
            "ho va ten",
            "ho ten",
            "ten ca nhan",
            "ca nhan",
        ),
        ImportField.FAMILY_NAME: (
            "ho dem",
            "ho va dem",
            "ho ten dem",
            "ho va ten dem",
            "ho",
            "ho lot",
            "ho chu dem",
        ),
        ImportField.GIVEN_NAME: ("ten", "ten goi"),
        ImportField.UNIT: (
            "don vi",
            "ten don vi",
            "don vi cong tac",
            "noi cong tac",
            "co quan",
            "co quan don vi",
            "phong ban",
            "thon",
            "to dan pho",
        ),
        ImportField.POSITION: (
            "chuc vu",
            "chuc danh",
            "nghe nghiep",
            "cong viec",
        ),
        ImportField.BIRTH: (
            "nam sinh",
            "ngay sinh",
            "ngay thang nam sinh",
            "sinh nam",
            "sinh ngay",
        ),
        ImportField.GENDER: ("gioi tinh", "phai", "nam nu"),
        ImportField.MALE: ("nam", "nam sinh nam", "ngay sinh nam", "gioi tinh nam"),
        ImportField.FEMALE: ("nu", "nam sinh nu", "ngay sinh nu", "gioi tinh nu"),
        ImportField.GROUP: ("nhom doi tuong", "doi tuong", "nhom"),
        ImportField.SALUTATION: ("danh xung", "ong ba", "xung ho"),
        ImportField.PHONE: ("dien thoai", "so dien thoai", "sdt", "di dong", "dt", "zalo"),
    },
    ImportSubject.INDICATORS: {
        ImportField.ORDINAL: ("stt", "tt", "so tt", "so thu tu"),
        ImportField.FIELD: (
            "noi dung",
            "noi dung thi dua",
            "linh vuc",
            "nhom noi dung",
            "nhom chi tieu",
            "nhom",
        ),
        ImportField.INDICATOR: (
            "chi tieu",
            "ten chi tieu",
            "noi dung chi tieu",
            "chi tieu thi dua",
            "nhiem vu",
            "noi dung nhiem vu",
            "tieu chi",
            "chi tieu nhiem vu",
        ),
        ImportField.SHORT_NAME: ("ten gon", "ten tat", "viet tat", "ten ngan", "ten viet tat"),
        ImportField.RULE: ("cach tinh", "loai chi tieu", "cach cham", "cach do"),
        ImportField.MEASURE: ("don vi tinh", "dvt", "don vi do"),
        ImportField.TARGET: (
            "muc tieu",
            "muc giao",
            "ke hoach",
            "ke hoach giao",
            "chi tieu giao",
            "muc phan dau",
            "muc can dat",
        ),
        ImportField.WEIGHT: ("trong so", "diem", "diem toi da", "diem chuan", "he so"),
        ImportField.DEADLINE: (
            "thoi han",
            "han",
            "han hoan thanh",
            "thoi gian hoan thanh",
            "thoi han hoan thanh",
        ),
        ImportField.SCOPE: (
            "pham vi",
            "doi tuong",
            "don vi thuc hien",
            "don vi chu tri",
            "chu tri",
            "doi tuong thuc hien",
        ),
    },
    ImportSubject.PROGRESS: {
        ImportField.ORDINAL: ("stt", "tt", "so tt", "so thu tu"),
        ImportField.UNIT: (
            "ten don vi",
            "don vi",
            "ten co quan",
            "co quan",
            "co quan don vi",
            "ten tap the",
            "tap the",
            "ten thon",
            "thon",
        ),
    },
}
NEEDED: Final[Mapping[ImportSubject, tuple[ImportField, ...]]] = {
    ImportSubject.UNITS: (ImportField.UNIT,),
    ImportSubject.PEOPLE: (ImportField.FULL_NAME, ImportField.GIVEN_NAME),
    ImportSubject.INDICATORS: (ImportField.INDICATOR,),
    ImportSubject.PROGRESS: (ImportField.UNIT,),
}
