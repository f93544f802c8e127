"""Shapes of the kinds: circle, square, diamond, triangle, cross, each with the area of the circle of its radius."""

import math
from functools import lru_cache

SHAPES = ("circle", "square", "diamond", "triangle", "cross")


@lru_cache(maxsize=4096)
def outline_of(shape: str, r: float) -> str:
    """Path data around the origin; empty for a circle."""
    if shape == "circle":
        return ""
    if shape == "cross":
        a = r * math.sqrt(math.pi / 20)
        return f"M{-a:.1f} {-3 * a:.1f}h{2 * a:.1f}v{2 * a:.1f}h{2 * a:.1f}v{2 * a:.1f}h{-2 * a:.1f}v{2 * a:.1f}h{-2 * a:.1f}v{-2 * a:.1f}h{-2 * a:.1f}v{-2 * a:.1f}h{2 * a:.1f}z"  # noqa: E501
    if shape == "triangle":
        side = r * math.sqrt(4 * math.pi / math.sqrt(3))
        high = side * math.sqrt(3) / 2
        return f"M0 {-high * 2 / 3:.1f}L{side / 2:.1f} {high / 3:.1f}H{-side / 2:.1f}z"
    if shape == "diamond":
        a = r * math.sqrt(math.pi / 2)
        return f"M0 {-a:.1f}L{a:.1f} 0 0 {a:.1f} {-a:.1f} 0z"
    a = r * math.sqrt(math.pi) / 2
    return f"M{-a:.1f} {-a:.1f}H{a:.1f}V{a:.1f}H{-a:.1f}z"
