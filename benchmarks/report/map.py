"""Processor time of a map: 100 regencies and 38 provinces, on the country and on Java, drawn and written as HTML.

python -m benchmarks.report.map
"""

import gzip
import random
import time
from collections.abc import Callable

from berdikari.report.map import Captions, Layers, Spot, draw, java, map_html, nation, points

ROUNDS = 300


def spots(codes: list[str]) -> tuple[Spot, ...]:
    chance = random.Random(7)
    places = ((code, points()[code]) for code in codes)
    return tuple(
        Spot(code=code, name=f"Kabupaten {code}", lat=lat, lng=lng, count=chance.randint(1, 30), href=f"/place/{code}")
        for code, (lat, lng) in places
    )


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest round."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        work()
        found.append(time.process_time_ns() - start)
    return min(found) / 1e6


def main() -> None:
    regencies = random.Random(7).sample(sorted(code for code in points() if "." in code), 100)
    provinces = sorted(code for code in points() if "." not in code)
    captions = Captions(language="id", unit="Kemitraan")
    frames = (nation("Indonesia"), java("Jawa dan Bali"))
    for name, codes in (("100 regencies", regencies), ("38 provinces", provinces)):
        layers = Layers(spots=spots(codes))
        view = draw(frames, layers, captions)
        html = map_html(view)
        print(
            f"{name}: draw {best(lambda: draw(frames, layers, captions)):.2f} ms, "  # noqa: B023
            f"write {best(lambda: map_html(view)):.2f} ms, "  # noqa: B023
            f"{len(html):,} bytes, {len(gzip.compress(html.encode())):,} compressed"
        )


if __name__ == "__main__":
    main()
