"""The pages of the manual on method: shipped inside the package, or beside it in a checkout."""

from functools import cache
from pathlib import Path

from berdikari.errors import UnknownIdError

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "method", _PACKAGE.parent.parent / "docs" / "method")


@cache
def method_names() -> tuple[str, ...]:
    """The pages there are; none where this installation has none."""
    return tuple(sorted({path.stem for place in _PLACES for path in place.glob("*.md")}))


@cache
def method_text(name: str) -> str:
    """A page as Markdown. Raises UnknownIdError for one that is not there."""
    for place in _PLACES:
        file = place / f"{name}.md"
        if name in method_names() and file.is_file():
            return file.read_text(encoding="utf-8")
    raise UnknownIdError("page on method", name, method_names())
