"""Maps of the register: partnerships by province, each mark a link; the country with its inset."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from berdikari.report.map import Captions, Layers, MapView, Region, Spot, draw, java, nation, points
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
    layers = replace(layers, regions=areas(asking.desk.regions))
    frames = (nation(str(words("overview.nation"))), java(str(words("overview.java"))))
    return draw(frames, layers, Captions(language=words.language, unit=str(words("frame.partnerships"))), link)


def areas(regions: Sequence[Region], province: str = "") -> tuple[Region, ...]:
    """The areas for a map of the country: provinces where there are some; of a province, its regencies or itself."""
    inside = [one for one in regions if one.code.startswith(province)]
    fine = [one for one in inside if "." in one.code]
    coarse = [one for one in inside if "." not in one.code]
    return tuple((fine or coarse) if province else (coarse or fine))
