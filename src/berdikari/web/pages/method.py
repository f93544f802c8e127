"""One page of the manual on method: how a result comes about, with its formulas."""

from functools import partial

from berdikari.edge.manual import method_names, method_text
from berdikari.web.markdown import html_of
from berdikari.web.page import Asking, Shown


def page(asking: Asking) -> Shown:
    """The page whose name stands in the address."""
    name = asking.path["name"]
    title, body = html_of(method_text(name), partial(_link, asking))
    others = [(one, str(asking.words.label("manual", one)), asking.to("method", one)) for one in method_names()]
    view = {"body": body, "others": others, "name": name}
    return Shown(template="method.html", title=title or name, here="sources", view=view)


def _link(asking: Asking, href: str) -> str | None:
    """Another page on method; other files of the manual are not part of the app."""
    name = href.removesuffix(".md")
    return asking.to("method", name) if name != href and name in method_names() else None
