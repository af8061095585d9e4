"""Vietnamese text: one spelling in memory, one order for lists, one meaning of "found"."""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_T = TypeVar("_T")

# Order of the dictionaries: ngang (none), huyền, hỏi, ngã, sắc, nặng.
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"
_VOWELS: Final = "aăâeêioôơuưy"
_MARKED_VOWELS: Final = frozenset("ăâêôơư")
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# Letters start above the digits, which end a syllable or write a number in a key.
_LETTER_CODES: Final = {letter: chr(ord("A") + at) for at, letter in enumerate(_ALPHABET)}
_UNTONED: Final = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
    for vowel in _VOWELS + _VOWELS.upper()
    for tone in _TONES
}
# Icelandic and African letters that look like Đ; old converters and fonts left them in names.
_LOOKALIKES: Final = str.maketrans("\u00d0\u00f0\u0189\u0256", "ĐđĐđ")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_SYLLABLE: Final = re.compile(rf"([^{_VOWELS}]*)([{_VOWELS}]+)([^{_VOWELS}]*)")


class Match(IntEnum):
    """How well a text answers a search; sorts the best first."""

    EXACT = 0
    FOLDED = 1
    NONE = 2


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def is_nfc(text: str) -> bool:
    """Tell whether the text may be drawn; decomposed text prints marks beside their letters."""
    return unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """Bring entered text to NFC, one line, single spaces, trimmed, nothing invisible.

    Text in TCVN3 or VNI is converted before: some of its codes are invisible characters here.
    """
    # Lists of thousands of cells come through here, and nearly all of them are plain.
    plain = text.isprintable()
    visible = text if plain else "".join(ch for ch in text if ch.isprintable() or ch.isspace())
    return " ".join(nfc(visible.translate(_LOOKALIKES)).split())


def lower_first(text: str) -> str:
    """Make the first letter small, as a name stands inside a sentence."""
    return text[:1].lower() + text[1:]


def unmarked(text: str) -> str:
    """Leave out every mark and write đ as d: for names of files that go to any machine."""
    letters = unicodedata.normalize("NFD", text.translate(_LOOKALIKES))
    plain = "".join(ch for ch in letters if not unicodedata.combining(ch))
    return plain.replace("đ", "d").replace("Đ", "D")


def fold(text: str) -> str:
    """Lower case without marks, đ as d: for finding, never for showing."""
    return unmarked(text.translate(_LOOKALIKES).lower())


def respell(text: str) -> str:
    """Put each tone where official papers put it: hoà → hòa, uỷ → ủy, hòang → hoàng, qúy → quý."""
    return _WORD.sub(lambda word: _respelled(word.group(), _official_place), nfc(text))


def sort_key(text: str) -> str:
    """Key whose plain (also SQLite BINARY) order is the Vietnamese one.

    Syllable by syllable as dictionaries do: letters, then tone; numbers by value and before
    letters; case last. Punctuation only separates.
    """
    shown = clean(text)
    return f"{_order(shown)} {_tie_break(shown)}"


def name_sort_key(text: str) -> str:
    """Key of a person's name: given name, then family name, then middle name."""
    shown = clean(text)
    *before, given = shown.split() or [""]
    family, middle = " ".join(before[:1]), " ".join(before[1:])
    return f"{_order(given)} {_order(family)} {_order(middle)} {_tie_break(shown)}"


def name_key(text: str) -> str:
    """Key that names meant alike share, for finding duplicates: marks and punctuation gone."""
    return " ".join(_TOKEN.findall(fold(clean(text))))


def match(query: str, text: str) -> Match:
    """Every typed word occurs in the text; exact when all do with their marks (Hoà = Hòa)."""
    words, shown = clean(query).lower().split(), clean(text).lower()
    folded = fold(shown)
    if not all(fold(word) in folded for word in words):
        return Match.NONE
    neutral = _neutral(shown)
    exact = all(word in shown or _neutral(word) in neutral for word in words)
    return Match.EXACT if exact else Match.FOLDED


def matches(query: str, text: str) -> bool:
    return match(query, text) is not Match.NONE


def ranked(query: str, items: Iterable[_T], *, text: Callable[[_T], str]) -> tuple[_T, ...]:
    """Keep the items that match, exact ones first, otherwise in the order given."""
    found = [(match(query, text(item)), item) for item in items]
    found.sort(key=lambda pair: pair[0])
    return tuple(item for rank, item in found if rank is not Match.NONE)


def _order(shown: str) -> str:
    return "".join(_token_key(token) for token in _TOKEN.findall(shown.lower()))


def _token_key(token: str) -> str:
    if token[0] in "0123456789":
        return _number_key(token.lstrip("0"))
    letters, tones = _split_tones(token)
    marks = "".join(str(_TONES.index(tone) + 1) for tone in tones if tone)
    return "".join(map(_letter_code, letters)) + marks + "0"


def _number_key(digits: str) -> str:
    # Longer is greater; the length is written so that no length begins another.
    nines, rest = divmod(len(digits), 9)
    return "9" * nines + str(rest) + digits


def _letter_code(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTER_CODES.get(letter) or _LETTER_CODES.get(base, base)


def _tie_break(shown: str) -> str:
    case = "".join("1" if ch.isupper() else "0" for ch in shown if ch.isalpha())
    return f"{case} {shown}"


def _split_tones(word: str) -> tuple[list[str], list[str]]:
    pairs = [_UNTONED.get(ch, (ch, "")) for ch in word]
    return [letter for letter, _ in pairs], [tone for _, tone in pairs]


def _neutral(shown: str) -> str:
    """Both ways of placing a tone, and a syllable still being typed, look alike here."""
    return _WORD.sub(lambda word: _respelled(word.group(), _first_place), shown)


def _respelled(word: str, place: Callable[[re.Match[str]], int]) -> str:
    letters, tones = _split_tones(word)
    syllable = _SYLLABLE.fullmatch("".join(letters).lower())
    if syllable is None or sum(map(bool, tones)) != 1:
        return word  # no Vietnamese syllable: left as written
    at = place(syllable)
    letters[at] += "".join(tones)
    return nfc("".join(letters))


def _first_place(syllable: re.Match[str]) -> int:
    return syllable.start(2)


def _official_place(syllable: re.Match[str]) -> int:
    start, vowels = syllable.start(2), syllable[2]
    if len(vowels) > 1 and syllable[1][-1:] + vowels[0] in {"qu", "gi"}:
        start, vowels = start + 1, vowels[1:]  # "qu" and "gi" are consonants
    marked = [at for at, vowel in enumerate(vowels) if vowel in _MARKED_VOWELS]
    if marked:
        return start + marked[-1]
    if syllable[3]:
        return start + len(vowels) - 1
    return start + (len(vowels) > 2)  # noqa: PLR2004 - the middle one of three, else the first


def numbered(number: str, title: str) -> str:
    """Put a printed number before a title: "3." and "3" give "3. Title", "a)" stays."""
    printed = number.strip()
    if printed[-1:].isalnum():
        printed += "."
    return f"{printed} {title}".strip()
