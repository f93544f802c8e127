"""Maps of the register: partnerships by province, each mark a link; the country with its inset."""

from collections.abc import Callable, Sequence

from berdikari.report.map import Captions, Layers, MapView, Spot, draw, java, nation, points
from berdikari.web.page import Asking

Link = Callable[[Sequence[Spot]], str | None]


def provinces_map(asking: Asking) -> MapView:
    """How many partnerships lie in each province; a mark leads to the province, one for several to their list."""
    words, at = asking.words, points()
    held = asking.sight.index.bits["province"]
    spots = tuple(
        Spot(
            code=code,
            name=words.province(code),
            lat=at[code][0],
            lng=at[code][1],
            count=bits.bit_count(),
            href=asking.to("province", code),
        )
        for code, bits in held.items()
        if code in at
    )

    def several(members: Sequence[Spot]) -> str:
        return f"{asking.to('partnerships')}?" + "&".join(f"province={one.code}" for one in members)

    return country_map(asking, Layers(spots=spots), several)


def country_map(asking: Asking, layers: Layers, link: Link | None = None) -> MapView:
    """Layers on the country, with an inset for Java and Bali; link: the address of a mark for several spots."""
    words = asking.words
    frames = (nation(str(words("overview.nation"))), java(str(words("overview.java"))))
    return draw(frames, layers, Captions(language=words.language, unit=str(words("frame.partnerships"))), link)
