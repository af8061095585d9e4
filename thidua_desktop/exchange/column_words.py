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
    SUBJECT = "SUBJECT"
    COLLECTIVE = "COLLECTIVE"
    HOUSEHOLD = "HOUSEHOLD"
    FORM = "FORM"
    DECISION = "DECISION"
    DECIDED_ON = "DECIDED_ON"
    YEAR = "YEAR"
    ISSUER = "ISSUER"
    AWARD_TYPE = "AWARD_TYPE"
    CITATION = "CITATION"
    AMOUNT = "AMOUNT"
    REGISTER = "REGISTER"
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
    ImportSubject.AWARDS: {
        ImportField.ORDINAL: ("stt", "tt", "so tt", "so thu tu"),
        ImportField.FULL_NAME: (
            "ho va ten",
            "ho ten",
            "ten",
            "ca nhan",
            "ten ca nhan",
            "ho va ten ca nhan",
            "ten ca nhan tap the",
            "ten tap the ca nhan",
            "ca nhan tap the",
            "tap the ca nhan",
            "tap the ca nhan ho gia dinh",
            "ho va ten ten tap the",
            "ho ten ten tap the",
            "nguoi duoc khen",
            "nguoi duoc khen thuong",
            "ten nguoi duoc khen",
            "don vi ca nhan",
        ),
        ImportField.COLLECTIVE: ("tap the", "ten tap the", "tap the duoc khen"),
        ImportField.HOUSEHOLD: (
            *("ho gia dinh", "chu ho", "ten chu ho", "ho ten chu ho", "ho va ten chu ho"),
            *("gia dinh", "ten ho gia dinh"),
        ),
        ImportField.SUBJECT: ("doi tuong", "loai doi tuong", "nhom doi tuong"),
        ImportField.BIRTH: (
            "nam sinh",
            "ngay sinh",
            "ngay thang nam sinh",
            "sinh nam",
            "sinh ngay",
        ),
        ImportField.UNIT: (
            "don vi",
            "ten don vi",
            "don vi cong tac",
            "noi cong tac",
            "co quan",
            "co quan don vi",
            "chuc vu don vi",
            "dia chi",
            "noi o",
            "thon",
            "to dan pho",
        ),
        ImportField.FORM: (
            "hinh thuc",
            "hinh thuc khen thuong",
            "hinh thuc khen",
            "danh hieu",
            "danh hieu thi dua",
            "danh hieu hinh thuc khen thuong",
            "khen thuong",
        ),
        ImportField.DECISION: (
            *("so quyet dinh", "so qd", "quyet dinh", "quyet dinh so", "qd so", "so hieu"),
            *("so ky hieu", "so ngay quyet dinh", "so quyet dinh ngay thang nam", "van ban"),
        ),
        ImportField.DECIDED_ON: (
            *("ngay quyet dinh", "ngay qd", "ngay ky", "ngay ban hanh", "ngay thang"),
            *("ngay thang nam", "ngay", "ngay ra quyet dinh", "ngay thang nam quyet dinh"),
        ),
        ImportField.YEAR: (
            *("nam", "nam quyet dinh", "nam khen thuong", "nam khen", "nam qd"),
            "nam duoc khen",
        ),
        ImportField.ISSUER: (
            *("co quan ban hanh", "noi ban hanh", "cap khen", "cap khen thuong"),
            *("cap quyet dinh", "nguoi ky", "co quan quyet dinh", "cap ban hanh"),
            *("co quan khen thuong", "don vi ban hanh"),
        ),
        ImportField.AWARD_TYPE: ("loai hinh", "loai hinh khen thuong", "loai khen thuong"),
        ImportField.CITATION: (
            *("thanh tich", "noi dung", "noi dung khen thuong", "ly do khen", "noi dung khen"),
            *("thanh tich khen thuong", "tom tat thanh tich", "trich yeu"),
        ),
        ImportField.AMOUNT: (
            *("so tien", "tien thuong", "muc thuong", "so tien thuong", "muc tien thuong"),
            "tien",
        ),
        ImportField.REGISTER: (
            *("so so", "so vao so", "vao so", "so so vang", "so dang ky", "so vang"),
            *("so vao so khen thuong", "so so khen thuong"),
        ),
    },
}
NEEDED: Final[Mapping[ImportSubject, tuple[ImportField, ...]]] = {
    ImportSubject.UNITS: (ImportField.UNIT,),
    ImportSubject.PEOPLE: (ImportField.FULL_NAME, ImportField.GIVEN_NAME),
    ImportSubject.INDICATORS: (ImportField.INDICATOR,),
    ImportSubject.PROGRESS: (ImportField.UNIT,),
    ImportSubject.AWARDS: (
        ImportField.FULL_NAME,
        ImportField.COLLECTIVE,
        ImportField.HOUSEHOLD,
    ),
}
