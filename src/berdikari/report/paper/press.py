"""The press: a paper into PDF, a drawing into PNG, by Typst with its own fonts."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

from berdikari.report.paper.blocks import Paper

_PICTURE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""


def press(paper: Paper) -> bytes:
    """A tagged PDF/A-2a with PDF/UA-1; the same paper gives the same bytes."""
    import typst  # noqa: PLC0415 - heavy

    told = asdict(paper) | {"blocks": [{"kind": type(one).__name__, **asdict(one)} for one in paper.blocks]}
    day = date.fromisoformat(paper.day)
    found: bytes = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"paper": json.dumps(told, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    return found


def picture_png(svg: str, ppi: float = 192) -> bytes:
    """A drawing as PNG. ppi: pixels an inch; a drawing has 72 units an inch."""
    import typst  # noqa: PLC0415 - heavy

    found: bytes = typst.compile(_PICTURE, format="png", ppi=ppi, sys_inputs={"svg": svg})
    return found


@cache
def _template() -> bytes:
    return (files("berdikari.report") / "templates" / "paper.typ").read_bytes()
