"""A sheet of paper: what is drawn on it is SVG, and leaves as PNG."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Final

from bot.pictures.fonts import FAMILY, Fonts, drawable, fonts
from bot.pictures.ink import Palette
from rules.kit.language import say

WIDTH: Final = 680
MARGIN: Final = 28
SHARP: Final = 2
"""Pixels of the PNG to one of ours, each way."""

TITLE, PLAIN, SMALL = 21.0, 16.0, 14.5
SHIFT: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Picture:
    """`alt` says in sentences what it shows. `key` names, by number, who could not be written."""

    png: bytes
    alt: str
    key: tuple[str, ...] = ()


@dataclass(slots=True)
class Sheet:
    """Coordinates go from the left and from above. Nothing drawn is markup of somebody's."""

    palette: Palette
    fonts: Fonts
    key: list[str] = field(default_factory=list)
    _drawn: list[str] = field(default_factory=list)
    _files: set[str] = field(default_factory=set)

    def name(self, name: str) -> str:
        """The name as it can be drawn; else a number, which the key explains."""
        readable = self.fonts.legible(name)
        if readable is not None:
            return readable
        if name not in self.key:
            self.key.append(name)
        return say("No. {number}", number=self.key.index(name) + 1)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = PLAIN,
        colour: str = "",
        anchor: str = "start",
        bold: bool = False,
        room: float = 0,
    ) -> None:
        """`y` is the line it stands on. What is wider than `room` is cut."""
        said = drawable(text)
        if room:
            said = self.fonts.fit(said, room, size, bold=bold)
        x -= SHIFT[anchor] * self.fonts.width(said, size, bold=bold)
        # Each font writes its own piece: else one foreign letter would change the whole line.
        for run in self.fonts.runs(said):
            self._files.add(run.face.file)
            self._drawn.append(
                f'<text x="{x:.1f}" y="{y:.1f}" font-family="{escape(run.face.family)}"'
                f' font-size="{size}" font-weight="{700 if bold else 400}"'
                f' fill="{colour or self.palette.text}">{escape(run.text)}</text>'
            )
            x += self.fonts.width(run.text, size, bold=bold)

    def headline(self, title: str, y: float = 46) -> float:
        """A sentence in one line or two; answers where there is room below it."""
        for line in self.wrapped(title, WIDTH - 2 * MARGIN, TITLE):
            self.text(MARGIN, y, line, size=TITLE, bold=True, room=WIDTH - 2 * MARGIN)
            y += 26
        return y

    def wrapped(self, text: str, width: float, size: float) -> list[str]:
        """In bold: one line, or two that are about as long."""
        words = text.split()
        if len(words) < 2 or self._bold_width(text, size) <= width:
            return [text]
        splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return [*min(splits, key=lambda two: max(self._bold_width(one, size) for one in two))]

    def _bold_width(self, text: str, size: float) -> float:
        return self.fonts.width(text, size, bold=True)

    def box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self._drawn.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}"'
            f' fill="{fill}"/>'
        )

    def line(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        *,
        thick: float = 1,
        dashes: str = "",
    ) -> None:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._drawn.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{thick}"'
            f' stroke-linejoin="round" stroke-dasharray="{dashes or "none"}"/>'
        )

    def dot(self, x: float, y: float, radius: float, colour: str, *, hollow: bool = False) -> None:
        fill = self.palette.paper if hollow else colour
        self._drawn.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"'
            f' stroke="{colour if hollow else self.palette.paper}" stroke-width="1.5"/>'
        )

    def picture(self, height: float, alt: str) -> Picture:
        png = _rendered(self._svg(height), sorted(self._files))
        return Picture(png, " ".join(alt.split()), tuple(self.key))

    def _svg(self, height: float) -> str:
        paper, edge = self.palette.paper, self.palette.edge
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}">'
            f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="10"'
            f' fill="{paper}" stroke="{edge}"/>{"".join(self._drawn)}</svg>'
        )


def a_sheet(palette: Palette) -> Sheet | None:
    """None where the extra is not installed."""
    known = fonts()
    return Sheet(palette, known) if known else None


def _rendered(svg: str, files: list[str]) -> bytes:
    import resvg_py  # noqa: PLC0415 - an extra: who draws nothing need not have it

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=SHARP,
        font_files=files,
        font_family=FAMILY,
        skip_system_fonts=True,
    )
