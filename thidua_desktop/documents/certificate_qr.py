"""A small QR code with the sheet's facts in plain text, drawn as a one-bit mask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import zxingcpp

from thidua_desktop.core.dates import format_date

if TYPE_CHECKING:
    from thidua_desktop.documents.certificate_data import CertificateData
    from thidua_desktop.documents.layout import Area

_QUIET: Final = 4  # modules that must stay white on each side


def qr_text(data: CertificateData) -> str:
    """Say what the sheet says: decision, date, recipient, number in the register."""
    day = format_date(data.decision_date) if data.decision_date else ""
    parts = (
        f"Quyết định số {data.decision_number}",
        day and f"ngày {day}",
        data.printed_name,
        data.register_number and f"{data.register_label}: {data.register_number}",
    )
    return "\n".join(part for part in parts if part)


def qr_operators(text: str, area: Area, sheet_height: float) -> str:
    """Draw the code into its area, quiet zone included; operators in mm, y upwards."""
    rows = _rows(text)
    side = len(rows)
    module = min(area.width, area.height) / (side + 2 * _QUIET)
    size = module * side
    left = area.x + (area.width - size) / 2
    low = sheet_height - area.y - (area.height + size) / 2
    mask = "".join(_packed(row) for row in rows)
    return (
        f"q {size:.4f} 0 0 {size:.4f} {left:.4f} {low:.4f} cm 0 g "
        f"BI /W {side} /H {side} /IM true /F /AHx ID {mask}> EI Q"
    )


def _rows(text: str) -> list[bytes]:
    """Make the code without its white margin; a module is 0 for black, 255 for white."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    pixels = memoryview(cast("bytes", code.to_image()))
    side = cast("tuple[int, int]", pixels.shape)[0]
    raw = pixels.tobytes()
    rows = [raw[start : start + side] for start in range(0, side * side, side)]
    margin = next(at for at, row in enumerate(rows) if 0 in row)
    return [row[margin : side - margin] for row in rows[margin : side - margin]]


def _packed(row: bytes) -> str:
    """Write a row as bits in hexadecimal; in a mask a set bit stays white."""
    width = (len(row) + 7) // 8 * 8
    bits = row.translate(_BITS).ljust(width, b"1")
    return f"{int(bits, 2):0{width // 4}x}"


_BITS: Final = bytes(ord("1") if value else ord("0") for value in range(256))
