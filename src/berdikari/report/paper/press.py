"""The press: a paper into PDF, or into one sheet as SVG or PNG, by Typst with its own fonts."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from berdikari.report.paper.blocks import Paper


def press(paper: Paper) -> bytes:
    """A tagged PDF/A-2a with PDF/UA-1; the same paper gives the same bytes.

    A name in letters that the fonts do not have breaks both standards: then a tagged PDF, with its text whole.
    """
    import typst  # noqa: PLC0415 - heavy

    day = date.fromisoformat(paper.day)
    how: dict[str, Any] = {"format": "pdf", "timestamp": datetime(day.year, day.month, day.day, tzinfo=UTC)}
    try:
        return _set(paper, pdf_standards=["a-2a", "ua-1"], **how)
    except typst.TypstError:
        return _set(paper, **how)


def picture(paper: Paper, form: str, ppi: float = 144) -> bytes:
    """The paper as one sheet as long as it takes; form: svg or png, with ppi pixels an inch."""
    return _set(paper, long=True, format=form, ppi=ppi)


def printed(paper: Paper, form: str) -> bytes:
    """The paper in a form: pdf, svg or png."""
    return press(paper) if form == "pdf" else picture(paper, form)


def _set(paper: Paper, *, long: bool = False, **how: Any) -> bytes:
    import typst  # noqa: PLC0415 - heavy

    told = asdict(paper) | {"blocks": [{"kind": type(one).__name__, **asdict(one)} for one in paper.blocks]}
    inputs = {"paper": json.dumps(told | {"long": long}, ensure_ascii=False)}
    found: bytes = typst.compile(_template(), sys_inputs=inputs, ignore_system_fonts=True, **how)
    return found


@cache
def _template() -> bytes:
    return (files("berdikari.report") / "templates" / "paper.typ").read_bytes()
