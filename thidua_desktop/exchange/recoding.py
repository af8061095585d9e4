"""Text that may stand in an old font's code, or in bytes of an unknown one, brought to Unicode."""

from __future__ import annotations

import codecs
from typing import Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.legacy import Encoding, detect, evidence, to_unicode
from thidua_desktop.core.text import nfc

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD: Final = (Encoding.TCVN3, Encoding.VNI)


def recoded(text: str) -> str:
    """Convert a text whose spelling shows an old font's code; any other stays as it is."""
    encoding = detect(text)
    return _converted(text, encoding) if encoding in _OLD else text


def decoded(content: bytes) -> str:
    """Read the bytes of a plain text: UTF-8, UTF-16 with its mark, cp1258, TCVN3 or VNI.

    Code: file.not_text.
    """
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    try:
        text = recoded(content.decode(marked or "utf-8"))
    except UnicodeDecodeError:
        if marked is not None:
            raise rule("file", "file.not_text") from None
        text = _by_spelling(content)
    if "\0" in text:
        raise rule("file", "file.not_text")
    return text


def _by_spelling(content: bytes) -> str:
    """Take the code page in which the words are spelt best; as good twice is no answer."""
    western = content.decode("cp1252", errors="replace")
    candidates = [nfc(content.decode("cp1258", errors="replace"))]
    candidates += [_converted(western, encoding) for encoding in _OLD]
    scored = sorted(((evidence(text), text) for text in candidates), reverse=True)
    (best, text), (second, _), *_ = scored
    if best <= max(second, 0):
        raise rule("file", "file.not_text")
    return text


def _converted(text: str, encoding: Encoding) -> str:
    return "".join(to_unicode(line, encoding) for line in text.splitlines(keepends=True))
