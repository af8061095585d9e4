"""Text of the old fonts (.VnTime: TCVN3, VNI-Times: VNI) and Unicode, told apart and converted.

Old files keep these codes as the Latin-1 letters that share them: Hà Nội is "Hµ Néi" in TCVN3 and
"Haø Noäi" in VNI. Both read as nonsense, so spelling is the evidence; whoever converts shows the
text before and after.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, Final, assert_never

from thidua_desktop.core.syllable import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable


class Encoding(Enum):
    """Bảng mã."""

    UNICODE = "UNICODE"
    TCVN3 = "TCVN3"
    VNI = "VNI"


# Source: TCVN 5712:1993, third variant: 67 small letters and 7 capitals without a tone.
_TCVN3_CODES: Final = (
    "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe"
    "\xc6\xc7\xc8\xc9\xca\xcb\xcc\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7\xd8\xdc\xdd\xde\xdf"
    "\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8"
    "\xf9\xfa\xfb\xfc\xfd\xfe"
)
_TCVN3_LETTERS: Final = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_FROM_TCVN3: Final = dict(zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True))
# A capital with a tone has no code: the fonts with an H draw the small letter's code large.
_TO_TCVN3: Final = {
    **{letter.upper(): code for code, letter in _FROM_TCVN3.items()},
    **{letter: code for code, letter in _FROM_TCVN3.items()},
}
_TONES: Final = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng
_PLAIN: Final = "ùøûõï"


def _vni_letters() -> dict[str, str]:
    """Make the code of each small letter: a letter and what VNI writes behind it."""
    marks = {
        **{vowel: (vowel, _PLAIN) for vowel in "aeouy"},
        **{roof: (base + "â", "áàåãä") for roof, base in zip("âêô", "aeo", strict=True)},
        "ă": ("aê", "éèúüë"),
        "ơ": ("ô", _PLAIN),
        "ư": ("ö", _PLAIN),
    }
    codes = {
        unicodedata.normalize("NFC", vowel + tone): (code[0] + mark)
        for vowel, (code, tones) in marks.items()
        for tone, mark in zip(_TONES, tones, strict=True)
    }
    codes |= {vowel: code for vowel, (code, _) in marks.items() if vowel != code}
    return {**codes, **dict(zip("íìỉĩịỵđ", "íìæóòîñ", strict=True))}


_SMALL_VNI: Final = _vni_letters()
_TO_VNI: Final = {
    **_SMALL_VNI,
    **{letter.upper(): code.upper() for letter, code in _SMALL_VNI.items()},
}
_FROM_VNI: Final = {
    # A word with one capital writes the mark behind it small: "AÙNH" but "Aùnh".
    **{code[0].upper() + code[1:]: letter.upper() for letter, code in _SMALL_VNI.items()},
    **{code: letter for letter, code in _TO_VNI.items()},
}
_VNI_CODE: Final = re.compile("|".join(sorted(_FROM_VNI, key=len, reverse=True)))
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TCVN3_WORD: Final = re.compile(f"[A-Za-z{re.escape(_TCVN3_CODES)}]+")
_LINE: Final = re.compile(r"[^\r\n]+")
_SMALL_ASCII: Final = re.compile("[a-z]")
# The micro sign of TCVN3's "à" comes back from some programs as the Greek letter.
_STRAY: Final = str.maketrans("\u03bc", "\xb5")
_ONLY_UNICODE: Final = re.compile(
    "[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0306\u0309\u0323\u031b]"
)


def detect(text: str) -> Encoding | None:
    """Tell one text's encoding; None without evidence, or with as much for two of the old ones."""
    return detect_column((text,))


def detect_column(cells: Iterable[str]) -> Encoding | None:
    """Tell the encoding most of the cells speak for; a cell surely Unicode is never taken as old.

    Letters that both have ("Hoà" is also VNI's "Hồ") count as Unicode.
    """
    unicode, tcvn3, vni = 0, 0, 0
    for cell in cells:
        plain = unicodedata.normalize("NFC", cell).translate(_STRAY)
        if is_unicode(plain):
            unicode += _words(plain, 1)
        elif not plain.isascii():
            unicode += evidence(plain)
            tcvn3 += evidence(_from_tcvn3(plain))
            vni += evidence(_from_vni(plain))
    best = max(tcvn3, vni)
    if best > max(unicode, 0):
        return None if tcvn3 == vni else Encoding.TCVN3 if tcvn3 == best else Encoding.VNI
    return Encoding.UNICODE if unicode > 0 else None


def evidence(text: str) -> int:
    """Count the words with marks that are spelt as Vietnamese, less those that are not."""
    return _words(text, -1)


def is_unicode(text: str) -> bool:
    """Whether a letter occurs that no old font's code could be, such as ư, đ or ễ."""
    return _ONLY_UNICODE.search(text) is not None


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Convert to Unicode NFC, or give back what is surely Unicode already.

    `capitals`: the text stands in a font that draws all letters large (.VnTimeH). Without it a
    TCVN3 word or line whose ASCII letters are all capitals is taken as large.
    """
    if encoding is Encoding.UNICODE or is_unicode(text):
        return unicodedata.normalize("NFC", text)
    plain = text.translate(_STRAY)
    match encoding:
        case Encoding.TCVN3:
            made = _from_tcvn3(plain)
        case Encoding.VNI:
            made = _from_vni(plain)
        case _:
            assert_never(encoding)
    return made.upper() if capitals else made


def from_unicode(text: str, encoding: Encoding) -> str:
    """Convert back; TCVN3 writes a capital with a tone by the code of its small letter."""
    composed = unicodedata.normalize("NFC", text)
    match encoding:
        case Encoding.UNICODE:
            return composed
        case Encoding.TCVN3:
            codes = _TO_TCVN3
        case Encoding.VNI:
            codes = _TO_VNI
        case _:
            assert_never(encoding)
    return "".join(codes.get(letter, letter) for letter in composed)


def _words(text: str, otherwise: int) -> int:
    marked = (word for word in _LETTERS.findall(text) if not word.isascii())
    return sum(1 if is_syllable(word) else otherwise for word in marked)


def _from_tcvn3(text: str) -> str:
    return _LINE.sub(lambda line: _tcvn3_line(line.group()), text)


def _tcvn3_line(line: str) -> str:
    words = _TCVN3_WORD.findall(line)
    if _SMALL_ASCII.search(line) is None and any(map(_is_large, words)):
        return _small_tcvn3(line).upper()  # with words too short to tell: "KÕ HO¹CH"
    return _TCVN3_WORD.sub(lambda word: _tcvn3_word(word.group()), line)


def _tcvn3_word(word: str) -> str:
    made = _small_tcvn3(word)
    return made.upper() if _is_large(word) else made


def _small_tcvn3(text: str) -> str:
    return "".join(_FROM_TCVN3.get(code, code) for code in text)


def _is_large(word: str) -> bool:
    """At least two ASCII letters, all of them capitals."""
    letters = [ch for ch in word if ch.isascii()]
    return len(letters) > 1 and "".join(letters).isupper()


def _from_vni(text: str) -> str:
    return _VNI_CODE.sub(lambda code: _FROM_VNI[code.group()], text)
