"""What scanners do to letters: 1OO%, l00%, O1 mô hình, "Dạt", "không dể"."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = str.maketrans("OoIl", "0011")
_FIGURE: Final = re.compile(
    r"(?<![^\W_])(?=[\d.,]*[OoIl])(?=[OoIl.,]*\d)[\dOoIl]+(?:[.,][\dOoIl]+)*(?=\s*%|\s+[^\W\d_])"
)
_D_FOR_D: Final = re.compile(
    r"\b(?:d(?=(?:ể|iểm|ến|ồng|ất|ơn|ịnh|oàn|ảng|ộng|ua|iều|ặc|ịa)\b)"
    r"|d(?=ạt\s+(?:[\d≥>]|trên|từ|tối thiểu|ít nhất)))",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?<![^\W_])(?=[\d/]*[OoIl])[\dOoIl]{1,2}\s?/\s?[\dOoIl]{1,2}\s?/\s?[12Il][\dOoIl]{3}(?![^\W_])"
)
_NOT_TO_LET: Final = re.compile(
    r"(?<=\bkhông )(?:đê|dê|dể)(?=\s+(?:xảy|phát|còn|tồn|mất)\b)", re.IGNORECASE
)
"""A "d" where only "đ" makes a word of such papers: "dược" and "dường" stay what they are."""


def unslipped(text: str) -> str:
    """Repair figures and lost strokes of đ, for reading only: a proposal keeps what is printed."""
    repaired = _NOT_TO_LET.sub("để", unslipped_figures(text))
    return _D_FOR_D.sub(lambda found: "Đ" if found[0] == "D" else "đ", repaired)


def unslipped_figures(text: str) -> str:
    """Repair letters that stand for digits in figures and days, and nothing else."""
    repaired = _DATE.sub(lambda found: found[0].translate(_DIGITS), text)
    return _FIGURE.sub(lambda found: found[0].translate(_DIGITS), repaired)
