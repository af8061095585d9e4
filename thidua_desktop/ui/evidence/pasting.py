"""Pictures in and out: what the clipboard or a drag brings, and how it looks when small."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap

from thidua_desktop.services.evidence import PastedImage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def brought(data: QMimeData) -> tuple[Path | PastedImage, ...]:
    """Return files before pictures: a picture copied from a folder comes as both."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if files or not data.hasImage():
        return files
    image = QImage(data.imageData())
    return () if image.isNull() else (PastedImage(png(image)),)


def can_bring(data: QMimeData) -> bool:
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def brings_files(data: QMimeData) -> bool:
    """Whether a paste brings files or a picture; a block of Excel comes with a picture too."""
    return can_bring(data) and (data.hasUrls() or not data.hasFormat("text/plain"))


def png(image: QImage) -> bytes:
    """Write a picture as PNG, which loses nothing."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - the stub lacks the format's text
    buffer.close()
    return bytes(held.data())


def thumbnail(content: bytes, size: QSize, ratio: float) -> QPixmap:
    """Read a picture no larger than it is shown, turned as the telephone held it; null if bad."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid():
        # one that is turned by a quarter is read by its longer side all the same
        side = max(size.width(), size.height()) * ratio
        box = QSize(round(side), round(side))
        reader.setScaledSize(whole.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return QPixmap()
    fitted = image.scaled(
        size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap.fromImage(fitted)
    made.setDevicePixelRatio(ratio)
    return made
