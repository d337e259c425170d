"""Fonts for names in any script: our own, then the system's. Nothing is ever downloaded.

A character that none of them has would be drawn as an empty box. So whoever draws asks first.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

FAMILY: Final = "Noto Sans"
PACKAGES: Final = (
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
    "fontpkg_noto_sans_thai",
    "fontpkg_heebo",
    "noto_cjk_sans_jp_regular",
)
"""Each holds a font: Latin, Greek and Cyrillic; Arabic; Devanagari; Thai; Hebrew; Han, kana and
hangul."""

SYSTEM: Final = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts"),
    Path("C:/Windows/Fonts"),
)
ENDINGS: Final = (".ttf", ".otf", ".ttc")
UNUSUAL: Final = ("Bold", "Italic", "Oblique", "Mono", "Condensed", "Light", "Black", "Thin")
JOINERS: Final = "\u200c\u200d"
ORNAMENTS: Final = ("So", "Sk")
OF_ORNAMENTS: Final = "\ufe0e\ufe0f\u20e3"
"""Emoji and what belongs to them: without these a name is still a name, and looks the same
everywhere."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, and its characters."""

    file: str
    family: str
    _characters: Any
    _regular: Any
    _bold: Any

    def has(self, character: str) -> bool:
        return ord(character) in self._characters

    def width(self, text: str, *, bold: bool) -> float:
        """As a part of the font's size, its letters joined as they will be drawn."""
        import uharfbuzz  # noqa: PLC0415 - an extra: who draws nothing need not have it

        font, buffer = self._bold if bold else self._regular, uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        advances = (place.x_advance for place in buffer.glyph_positions)
        return float(sum(advances)) / float(font.face.upem)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that one font can write."""

    face: Face
    text: str


@dataclass(slots=True)
class Fonts:
    own: list[Face]
    _found: dict[str, Face | None] = field(default_factory=dict)

    def face(self, character: str) -> Face | None:
        """The first font that has it."""
        if character not in self._found:
            every = (one for faces in (self.own, _of_system()) for one in faces)
            self._found[character] = next((one for one in every if one.has(character)), None)
        return self._found[character]

    def runs(self, text: str) -> list[Run]:
        """Letters that join stay together, and so do the words of a name."""
        runs: list[Run] = []
        for it in text:
            face = self.face(it) or self.own[0]
            last = runs[-1] if runs else None
            if last and (last.face == face or (_clings(it) and last.face.has(it))):
                runs[-1] = Run(last.face, last.text + it)
            else:
                runs.append(Run(face, it))
        return runs

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        return size * sum(run.face.width(run.text, bold=bold) for run in self.runs(text))

    def fit(self, text: str, width: float, size: float, *, bold: bool = False) -> str:
        """The text, cut with an ellipsis where it would be wider."""
        if self.width(text, size, bold=bold) <= width:
            return text
        cuts = range(len(text))
        fitting = bisect_right(
            cuts, width, key=lambda at: self.width(f"{text[:at]}…", size, bold=bold)
        )
        return f"{text[: max(fitting - 1, 0)].rstrip()}…"

    def legible(self, name: str) -> str | None:
        """The name as it can be drawn, without its emoji; None where it cannot."""
        kept = "".join(it for it in drawable(name) if not _adorns(it))
        plain = " ".join(kept.split())
        readable = plain and all(it == " " or it in JOINERS or self.face(it) for it in plain)
        return plain if readable else None


def _clings(character: str) -> bool:
    joins = character == " " or character in JOINERS
    return joins or unicodedata.category(character).startswith("M")


def _adorns(character: str) -> bool:
    return character in OF_ORNAMENTS or unicodedata.category(character) in ORNAMENTS


def drawable(text: str) -> str:
    """Without what is no character to draw: controls, and marks that turn the direction round."""
    return "".join(
        it
        for it in text
        if it in JOINERS or unicodedata.category(it) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


@cache
def fonts() -> Fonts | None:
    """None where the extra is not installed. Looked up once, when the first picture is drawn."""
    if not all(find_spec(name) for name in ("uharfbuzz", "resvg_py", PACKAGES[0])):
        return None
    return Fonts([face for file in _packaged() if (face := _face(file))])


def _packaged() -> Iterator[Path]:
    for name in PACKAGES:
        spec = find_spec(name)
        for place in (spec.submodule_search_locations or []) if spec else []:
            yield from _in_folder(Path(place))


def _in_folder(folder: Path) -> list[Path]:
    every = sorted(one for one in folder.rglob("*") if one.suffix.lower() in ENDINGS)
    return [one for one in every if not any(word in one.stem for word in UNUSUAL)]


@cache
def _of_system() -> list[Face]:
    """Those without serifs first."""
    files = [file for folder in SYSTEM if folder.is_dir() for file in _in_folder(folder)]
    files.sort(key=lambda file: ("Sans" not in file.stem, str(file)))
    return [face for file in files if (face := _face(file))]


def _face(file: Path) -> Face | None:
    import uharfbuzz  # noqa: PLC0415 - an extra: who draws nothing need not have it

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(file)))
    except (OSError, ValueError):
        return None
    names = uharfbuzz.OTNameIdPredefined
    family = face.get_name(names.TYPOGRAPHIC_FAMILY) or face.get_name(names.FONT_FAMILY)
    regular, bold = uharfbuzz.Font(face), uharfbuzz.Font(face)
    bold.set_variations({"wght": 700})
    return Face(str(file), family or FAMILY, face.unicodes, regular, bold)
