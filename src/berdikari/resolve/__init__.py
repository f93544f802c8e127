"""Resolve: one partnership from the reports of several outlets, with its conflicts; judgements kept."""

from berdikari.resolve.assemble import assemble

__all__ = ["assemble"]
