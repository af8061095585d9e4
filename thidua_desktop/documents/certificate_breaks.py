"""Where a Vietnamese line breaks well, and the calmest way to set words on a number of lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Costs are comparable with the squared share of a line left empty, times _EVEN.
_NEVER: Final = 30.0
_BAD: Final = 6.0
_POOR: Final = 2.0
_GOOD: Final = -0.6
_EVEN: Final = 10.0
_LONE: Final = 20.0
_DASHES: Final = frozenset("-–/&")
_QUOTES: Final = ",;:.“”\"'()"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(pair.split()) for pair in text.split(", "))


_NUMBER: Final = re.compile(r"[0-9][0-9.,/-]*[;,]?|[IVXLC]+[;,]?")
# A word that belongs to the number or name after it.
_LEADS: Final = _words(
    "lần thứ năm tháng ngày số xã phường tỉnh huyện thôn ấp bản khu khóa quý tổ đội chi ông bà "
    "đồng em cụ anh chị điều khoản mục tp thị trấn quận thành"
)
# Words that begin a phrase: a line may well start with them, and must not end with them.
_OPENS: Final = _words(
    "trong của và tại cho với về do theo nhân để từ đến trên vì là được các những giai trước "
    "nhằm góp hướng giữa bằng cùng như khi lập đạt"
)
# Two syllables of one word; splitting them makes the reader stumble.
_PAIRS: Final = _pairs(
    "thành tích, xuất sắc, phong trào, thi đua, khen thưởng, chào mừng, kỷ niệm, nhiệm vụ, "
    "mục tiêu, hoàn thành, thắng lợi, tăng tốc, bứt phá, phát triển, kinh tế, xã hội, "
    "văn hóa, quốc phòng, an ninh, nông thôn, xây dựng, gia đình, cán bộ, nhân dân, "
    "công tác, năm học, giáo viên, học sinh, đại hội, nghị quyết, toàn quốc, đoàn kết, "
    "dân tộc, trật tự, an toàn, tiêu biểu, điển hình, tiên tiến, lao động, sản xuất, "
    "giáo dục, đào tạo, y tế, chuyển đổi, cải cách, hành chính, thủ tục, môi trường, "
    "chính trị, tổ chức, thực hiện, triển khai, tham gia, đóng góp, phòng chống, thiên tai, "
    "dịch bệnh, giảm nghèo, bền vững, bảo vệ, tổ quốc, quần chúng, chuyên môn, hiệu trưởng, "
    "hiệu phó, phó trưởng, trưởng thôn, bí thư, chi bộ, đảng bộ, đảng viên, chủ tịch, "
    "ủy ban, mặt trận, hội đồng, hội viên, đoàn viên, thanh niên, phụ nữ, nông dân, "
    "chiến binh, tiểu học, trung học, phổ thông, cơ sở, mầm non, mẫu giáo, công an, "
    "quân sự, dân quân, tự vệ, sự nghiệp, nhiệm kỳ, giai đoạn, lần thứ, đại biểu, dân cư, "
    "đời sống, tinh thần, trách nhiệm, sáng kiến, đổi mới, sáng tạo, nâng cao, chất lượng, "
    "hiệu quả, các cấp, toàn dân, địa phương, hộ gia, cựu chiến, khu dân"
)


def break_costs(words: Sequence[str]) -> tuple[float, ...]:
    """Give what it costs to end a line after each word but the last; below zero invites."""
    return tuple(_cost(words[at], words[at + 1]) for at in range(len(words) - 1))


def _cost(before: str, after: str) -> float:
    if not before or not after or before in _DASHES:
        return 0.0  # blanks left to be filled by hand, or the free side of a dash
    bare, following = before.lower().strip(_QUOTES), after.lower().strip(_QUOTES)
    if before[-1] in ",;:":
        return _GOOD
    binding = _binding(before, after, bare, following)
    if binding:
        return binding
    if bare in _OPENS:
        return _POOR
    return _GOOD if following in _OPENS else 0.0


def _binding(before: str, after: str, bare: str, following: str) -> float:
    """Say how strongly two words hold together; 0 when they do not."""
    named = bool(_NUMBER.fullmatch(after)) or after[0].isupper() or following == "thứ"
    if after in _DASHES or (bare in _LEADS and named):
        return _NEVER
    counted = bool(_NUMBER.fullmatch(before)) and following not in _OPENS
    proper = before[0].isupper() and after[0].isupper()
    return _BAD if counted or proper or (bare, following) in _PAIRS else 0.0


def set_lines(
    words: Sequence[str],
    costs: Sequence[float],
    width_of: Callable[[int, int], float],
    *,
    lines: int,
    limit: float,
) -> tuple[float, tuple[str, ...]] | None:
    """Set words on exactly so many lines of at most `limit`; None when they do not fit.

    `width_of(start, end)` measures words start…end-1. Returns the cost and the lines.
    """
    count = len(words)
    if lines > count:
        return None
    ideal = width_of(0, count) / lines
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line in range(1, lines + 1):
        reached: dict[int, tuple[float, int]] = {}
        for start, (so_far, _) in best[-1].items():
            last_end = count - (lines - line)
            first_end = count if line == lines else start + 1
            for end in range(first_end, last_end + 1):
                width = width_of(start, end)
                if width > limit:
                    break
                cost = so_far + _EVEN * ((width - ideal) / ideal) ** 2
                if end < count:
                    cost += costs[end - 1]
                if end - start == 1 and lines > 1:
                    cost += _LONE if end == count else _POOR
                if end not in reached or cost < reached[end][0]:
                    reached[end] = (cost, start)
        best.append(reached)
    if count not in best[-1]:
        return None
    return best[-1][count][0], _walk(words, best)


def _walk(words: Sequence[str], best: Sequence[dict[int, tuple[float, int]]]) -> tuple[str, ...]:
    lines: list[str] = []
    end = len(words)
    for reached in reversed(best[1:]):
        start = reached[end][1]
        lines.append(" ".join(words[start:end]))
        end = start
    return tuple(reversed(lines))
