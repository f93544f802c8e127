"""Overview: self-reliance at a glance."""

from berdikari.web.page import Asking, Shown


def page(asking: Asking) -> Shown:
    """What the register holds, at a glance."""
    return Shown(template="overview.html", title=str(asking.words("frame.overview")), here="overview")
