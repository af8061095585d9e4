"""The window's colours and steps; no other module holds a colour or a size in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import assert_never


class Scheme(Enum):
    """Giao diện: sáng, tối, tương phản cao."""

    LIGHT = "LIGHT"
    DARK = "DARK"
    CONTRAST = "CONTRAST"


class Tone(Enum):
    """What a colour says; the meaning always stands beside it as a shape or a word."""

    PLAIN = "PLAIN"
    MUTED = "MUTED"
    GOOD = "GOOD"
    BEST = "BEST"
    WARN = "WARN"
    MISSED = "MISSED"
    BAD = "BAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """One scheme: `*_text` tokens are for words, their namesakes for shapes and bars."""

    ground: str
    surface: str
    head: str
    hover: str
    line: str
    edge: str
    track: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    focus: str
    green: str
    green_text: str
    deep_green: str
    amber: str
    amber_text: str
    orange: str
    orange_text: str
    red: str
    grey: str

    def mark(self, tone: Tone) -> str:
        """Colour of a shape or a bar (at least 3:1)."""
        return {
            Tone.PLAIN: self.muted,
            Tone.MUTED: self.grey,
            Tone.GOOD: self.green,
            Tone.BEST: self.deep_green,
            Tone.WARN: self.amber,
            Tone.MISSED: self.orange,
            Tone.BAD: self.red,
        }[tone]

    def word(self, tone: Tone) -> str:
        """Colour of words (at least 4.5:1 on every ground and on their own tint)."""
        return {
            Tone.PLAIN: self.text,
            Tone.MUTED: self.muted,
            Tone.GOOD: self.green_text,
            Tone.BEST: self.deep_green,
            Tone.WARN: self.amber_text,
            Tone.MISSED: self.orange_text,
            Tone.BAD: self.red,
        }[tone]

    def tint(self, tone: Tone) -> str:
        """Ground of a pill: the tone's colour thinned over the surface."""
        return blend(self.mark(tone), self.surface, TINT_PERCENT)


TINT_PERCENT = 11

LIGHT = Colors(
    ground="#F6F4F1",
    surface="#FFFFFF",
    head="#FAF8F6",
    hover="#F3F0EC",
    line="#E3DFD9",
    edge="#DAD5CE",
    track="#E3DFD9",
    text="#211D1A",
    muted="#6A625B",
    disabled="#A8A19A",
    accent="#B3261E",
    accent_hover="#991E17",
    on_accent="#FFFFFF",
    selection="#FDF1EF",
    focus="#6F6760",
    green="#1E7B4B",
    green_text="#176B40",
    deep_green="#0D5C38",
    amber="#A86A00",
    amber_text="#8A5600",
    orange="#C2520A",
    orange_text="#A74405",
    red="#B3261E",
    grey="#8B857E",
)

DARK = Colors(
    ground="#1B1917",
    surface="#242120",
    head="#2A2725",
    hover="#2E2A28",
    line="#3A3633",
    edge="#46413D",
    track="#3A3633",
    text="#ECE7E2",
    muted="#A9A19A",
    disabled="#6E6762",
    accent="#F0665C",
    accent_hover="#F58078",
    on_accent="#1E0F0D",
    selection="#33211F",
    focus="#A39B94",
    green="#5CC58D",
    green_text="#5CC58D",
    deep_green="#7FE0AB",
    amber="#E5AB4A",
    amber_text="#E5AB4A",
    orange="#F0904E",
    orange_text="#F0904E",
    red="#F37A71",
    grey="#8F8881",
)

CONTRAST = Colors(
    ground="#000000",
    surface="#000000",
    head="#141414",
    hover="#2B2B2B",
    line="#9A9A9A",
    edge="#D0D0D0",
    track="#3D3D3D",
    text="#FFFFFF",
    muted="#E4E4E4",
    disabled="#A0A0A0",
    accent="#FF9A92",
    accent_hover="#FFB9B3",
    on_accent="#000000",
    selection="#4A100B",
    focus="#FFFFFF",
    green="#5FF09B",
    green_text="#5FF09B",
    deep_green="#B4FFD4",
    amber="#FFD25E",
    amber_text="#FFD25E",
    orange="#FFAE70",
    orange_text="#FFAE70",
    red="#FF9A92",
    grey="#D0D0D0",
)


def colors_of(scheme: Scheme) -> Colors:
    match scheme:
        case Scheme.LIGHT:
            return LIGHT
        case Scheme.DARK:
            return DARK
        case Scheme.CONTRAST:
            return CONTRAST
        case _:
            assert_never(scheme)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def blend(over: str, under: str, percent: int) -> str:
    """Mix `percent` of one colour into the other."""
    mixed = (
        (top * percent + bottom * (100 - percent) + 50) // 100
        for top, bottom in zip(_channels(over), _channels(under), strict=True)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)


# Below this a screen is linear.
DARKEST = 0.04045


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= DARKEST else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Ratio 1-21 of two colours. Source: WCAG 2.2, relative luminance."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


PLAIN_POINTS = 10
SMALL_PERCENT = 90
TITLE_PERCENT = 120


class TextSize(Enum):
    """The window's only three sizes of type, in percent of the chosen one."""

    SMALL = SMALL_PERCENT
    BODY = 100
    TITLE = TITLE_PERCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """All sizes of the window in device-independent pixels, grown from the font's own size."""

    em: int
    line_height: int
    xs: int
    s: int
    m: int
    l: int  # noqa: E741 - the steps are known by these letters
    xl: int
    row: int
    control: int
    icon: int
    mark: int
    bar: int
    radius: int
    pill: int
    header: int
    tab: int
    panel: int
    field: int
    hairline: int = 1
    stroke: int = 2


PLAIN_EM = 13


def metrics_of(em: int, line_height: int) -> Metrics:
    """Grow every step with the size of the type (`em`) and the height of its line, in pixels."""

    def grown(size: int) -> int:
        return max(1, round(size * em / PLAIN_EM))

    return Metrics(
        em=em,
        line_height=line_height,
        xs=grown(4),
        s=grown(8),
        m=grown(12),
        l=grown(16),
        xl=grown(24),
        row=line_height + grown(10),
        control=line_height + grown(13),
        icon=grown(16),
        mark=grown(8),
        bar=grown(7),
        radius=grown(6),
        pill=(line_height + grown(3)) // 2,
        header=line_height + grown(31),
        tab=line_height + grown(23),
        panel=grown(280),
        field=grown(280),
    )
