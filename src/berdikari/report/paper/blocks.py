"""What a document on paper is made of. All texts are data: nothing in them is ever set as markup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. level: 1 to 3, below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph. small: a remark; alarm: something to mind."""

    text: str
    small: bool = False
    alarm: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Pairs of label and text."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence, cut into stretches (text, marked), and where it stands."""

    parts: tuple[tuple[str, bool], ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table. widths: shares of the width, one a column; numbers: places of columns of numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing. svg: a whole SVG file; alt: what it shows, in words."""

    svg: str
    alt: str


Block = Heading | Text | Facts | Quoted | Grid | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document. day: ISO 8601, of what it tells; foot: a line on every page; wide: on its long side."""

    title: str
    lede: str
    language: str
    day: str
    foot: str
    blocks: tuple[Block, ...]
    wide: bool = False
