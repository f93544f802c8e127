"""Maps of the register: partnerships by province, each mark a link."""

from collections.abc import Sequence

from berdikari.report.map import Captions, Layers, MapView, Spot, draw, java, nation, points
from berdikari.web.page import Asking


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

    frames = (nation(str(words("overview.nation"))), java(str(words("overview.java"))))
    return draw(
        frames, Layers(spots=spots), Captions(language=words.language, unit=str(words("frame.partnerships"))), several
    )
