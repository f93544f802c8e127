"""Maps as SVG: coastline, sized marks that are links, labels that never meet, an inset for Java and Bali."""

from berdikari.report.map.boundaries import read_boundaries
from berdikari.report.map.draw import draw
from berdikari.report.map.frames import frame_around, java, landmarks, nation, points, province_frame, seats
from berdikari.report.map.layers import Captions, Flow, Frame, Layers, Region, Spot
from berdikari.report.map.svg import map_html, map_style, map_svg
from berdikari.report.map.views import MapView

__all__ = [
    "Captions",
    "Flow",
    "Frame",
    "Layers",
    "MapView",
    "Region",
    "Spot",
    "draw",
    "frame_around",
    "java",
    "landmarks",
    "map_html",
    "map_style",
    "map_svg",
    "nation",
    "points",
    "province_frame",
    "read_boundaries",
    "seats",
]
