"""The office's own file of the national emblem (Quốc huy): a PNG, checked before it is used."""

from __future__ import annotations

from io import BytesIO
from struct import unpack_from
from typing import Final

from PIL import Image, UnidentifiedImageError

from thidua_desktop.core.errors import rule

_MOST_BYTES: Final = 3_000_000
_MOST_PIXELS: Final = 3_000  # a side
_HEADER_END: Final = 33
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def open_emblem(raw: bytes) -> Image.Image:
    """Open the file; RuleError emblem.too_large, not_png, unreadable."""
    if len(raw) > _MOST_BYTES:
        raise rule("emblem", "emblem.too_large", most=str(_MOST_BYTES))
    if not raw.startswith(_SIGNATURE) or len(raw) < _HEADER_END or raw[12:16] != b"IHDR":
        raise rule("emblem", "emblem.not_png")
    # the header alone says how much memory the picture would take
    if not all(1 <= side <= _MOST_PIXELS for side in unpack_from(">2I", raw, 16)):
        raise rule("emblem", "emblem.too_large", most=f"{_MOST_PIXELS} px")
    try:
        image = Image.open(BytesIO(raw), formats=("PNG",))
        image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise rule("emblem", "emblem.unreadable") from error
    return image.convert("RGBA")
