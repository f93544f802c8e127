"""Markdown as HTML for a page: no HTML of its own passes, links lead only where they may, tables can be scrolled."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from berdikari.report.evidence import safe_link


def html_of(text: str, link: Callable[[str], str | None]) -> tuple[str, Markup]:
    """The title of a text and its body; link: the address that a link of the text leads to, None: to none."""
    tokens = _reader().parse(text)
    title = tokens[1].content if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1" else ""
    body = tokens[3:] if title else tokens
    for token in body:
        _lead(token.children or (), link)
    drawn = _reader().renderer.render(body, _reader().options, {})
    return title, Markup(drawn.replace("<th></th>", "<td></td>"))  # noqa: S704 - HTML in it is off; an empty head is none


def _lead(tokens: Iterable[Token], link: Callable[[str], str | None]) -> None:
    """Set the address of each link, or make it plain text."""
    opened: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrGet("href") or "")
            leads = safe_link(href) or link(href)
            opened.append(bool(leads))
            token.attrs = {"href": leads} if leads else {}
        if token.type in ("link_open", "link_close"):
            token.tag = "a" if opened[-1] else "span"
            if token.type == "link_close":
                opened.pop()


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    reader.add_render_rule("table_open", lambda *_: '<div class="scroll" tabindex="0"><table>')
    reader.add_render_rule("table_close", lambda *_: "</table></div>")
    for name in ("fence", "code_block"):
        reader.add_render_rule(name, _code)
    return reader


def _code(_: Any, tokens: Sequence[Token], at: int, *__: Any) -> str:
    return str(Markup('<pre tabindex="0"><code>{}</code></pre>').format(tokens[at].content))
