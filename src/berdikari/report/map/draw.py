"""Draw a map: each layer on each frame, laid out twice, with the legend of what is on it."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from berdikari.report.map.clusters import APART, Cluster, clusters, ranked
from berdikari.report.map.ground import ground
from berdikari.report.map.labels import placed
from berdikari.report.map.layers import Captions, Frame, Layers, Spot
from berdikari.report.map.legend import Scale, legend
from berdikari.report.map.shapes import SHAPES, outline_of
from berdikari.report.map.views import FrameView, Layout, MapView, Mark
from berdikari.report.words import number

WIDTHS = (("narrow", 300), ("wide", 640))
MANY, SHORT = 12, 22  # spots that a title names; letters of several names side by side
Link = Callable[[Sequence[Spot]], str | None]


def draw(
    frames: Sequence[Frame], layers: Layers, captions: Captions | None = None, link: Link | None = None
) -> MapView:
    """The map as records for the template `map.svg.html`.

    link  gives the address for a mark that stands for several spots; None: such a mark is no link
    """
    captions = captions or Captions()
    spots = ranked(layers.spots)
    told = [_clusters(spots, frame) for frame in frames]
    scale = Scale.of(cluster.count for layouts in told for cluster in layouts[-1])
    hand = _Hand(captions, scale, link)
    views = []
    for frame, layouts in zip(frames, told, strict=True):
        narrow, wide = (
            _layout(name, width, frame, found, hand) for (name, width), found in zip(WIDTHS, layouts, strict=True)
        )
        views.append(FrameView(title=frame.title, ground=ground(frame, layers, frames), narrow=narrow, wide=wide))
    return MapView(
        frames=tuple(views),
        outside=tuple(s for s in layers.spots if not any(frame.holds(s.lat, s.lng) for frame in frames)),
        **legend(layers, captions, scale),
    )


class _Hand:
    """How one mark is drawn: words, sizes and links of the map that it is on."""

    def __init__(self, captions: Captions, scale: Scale, link: Link | None) -> None:
        self.captions, self.scale, self.link = captions, scale, link
        self.tones = {kind: at for at, (kind, _) in enumerate(captions.kinds, start=1)}

    def tone(self, spots: Sequence[Spot]) -> int:
        tones = {self.tones.get(spot.kind, 1) for spot in spots if spot.count} or {
            self.tones.get(spot.kind, 1) for spot in spots
        }
        return tones.pop() if len(tones) == 1 else 0

    def number(self, count: float) -> str:
        """A count as text, where counts are told; empty for nought."""
        return _number(count, self.captions.language) if count and self.captions.unit else ""

    def title(self, spots: Sequence[Spot]) -> str:
        """`Banten: 3; DKI Jakarta: 2`, the largest first; of many the rest is counted."""
        told = [f"{spot.name}: {text}" if (text := self.number(spot.count)) else spot.name for spot in spots[:MANY]]
        return "; ".join(told) + (f"; +{len(spots) - MANY}" if len(spots) > MANY else "")

    def labels(self, cluster: Cluster, beside: str) -> list[tuple[str, str]]:
        """What may stand beside a mark: its names with the number that has no room inside, or else that alone."""
        names = list(dict.fromkeys([name for name in map(_name, cluster.spots) if name]))
        head = ", ".join(names)
        if len(names) > 1 and len(head) > SHORT:
            head = f"{names[0]} +{len(names) - 1}"
        return [text for text in dict.fromkeys(((head, beside), ("", beside))) if any(text)]

    def href(self, spots: Sequence[Spot]) -> str | None:
        if len({spot.href for spot in spots}) == 1:
            return spots[0].href
        return self.link(spots) if self.link else None


def _clusters(spots: Sequence[Spot], frame: Frame) -> list[list[Cluster]]:
    """The clusters of a frame for each of the WIDTHS."""
    inside = [(*frame.place(spot.lat, spot.lng), spot) for spot in spots if frame.holds(spot.lat, spot.lng)]
    sizes = [(width, width * frame.ratio) for _, width in WIDTHS]
    return [clusters([(x * wide, y * high, spot) for x, y, spot in inside], wide, high) for wide, high in sizes]


def _layout(name: str, width: int, frame: Frame, found: Sequence[Cluster], hand: _Hand) -> Layout:
    height = width * frame.ratio
    drawn = []
    for cluster in found:
        r = hand.scale.radius(cluster.count)
        count = hand.number(cluster.count) if cluster.count != 1 else ""
        inside = count if 2 * r >= 6.5 * len(count) + 7 else ""
        drawn.append((cluster, r, inside, hand.labels(cluster, "" if inside else count)))
    labels = placed([(cluster.x, cluster.y, r, texts) for cluster, r, _, texts in drawn], width, height)
    marks = []
    for (cluster, r, inside, _), label in zip(drawn, labels, strict=True):
        tone = hand.tone(cluster.spots)
        shape = SHAPES[(tone - 1) % len(SHAPES)] if tone else SHAPES[0]
        marks.append(
            Mark(
                x=round(100 * cluster.x / width, 2),
                y=round(100 * cluster.y / height, 2),
                r=r,
                hit=max(r, APART / 2),
                shape=shape,
                outline=outline_of(shape, r),
                tone=tone,
                inside=inside,
                title=hand.title(cluster.spots),
                href=hand.href(cluster.spots),
                codes=tuple(spot.code for spot in cluster.spots),
                label=label,
            )
        )
    return Layout(name=name, width=width, height=round(height), marks=tuple(marks))


def _name(spot: Spot) -> str:
    return spot.name if spot.label is None else spot.label


@lru_cache(maxsize=4096)
def _number(count: float, language: str) -> str:
    return number(round(count, 1), language)
