"""Resolve: one partnership from the reports of several outlets, with its conflicts; judgements kept."""

from berdikari.resolve.assemble import assemble, ids_of
from berdikari.resolve.compare import compare
from berdikari.resolve.readers import disagreements, united
from berdikari.resolve.resolve import known_on, resolve
from berdikari.resolve.silence import silence, silence_rules
from berdikari.resolve.workings import Resolution, Workings

__all__ = [
    "Resolution",
    "Workings",
    "assemble",
    "compare",
    "disagreements",
    "ids_of",
    "known_on",
    "resolve",
    "silence",
    "silence_rules",
    "united",
]
