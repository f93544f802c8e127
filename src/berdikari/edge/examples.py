"""The example articles: shipped inside the package, or beside it in a checkout."""

from pathlib import Path

from berdikari.errors import UnreadableSourceError

_PACKAGE = Path(__file__).parent.parent
_PLACES = (_PACKAGE / "examples", _PACKAGE.parent.parent / "examples")


def examples() -> Path:
    """The folder of the example articles. Raises UnreadableSourceError where this installation has none."""
    for folder in _PLACES:
        if (folder / "README.md").is_file():
            return folder
    raise UnreadableSourceError(
        "examples", "no example articles in this installation", "a complete package or checkout"
    )
