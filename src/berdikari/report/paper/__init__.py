"""Paper: documents to hand on, set by Typst: tagged PDF/A, always the same bytes, and maps as pictures."""

from berdikari.report.paper.blocks import Block, Facts, Grid, Heading, Paper, Picture, Quoted, Text
from berdikari.report.paper.press import picture_png, press

__all__ = ["Block", "Facts", "Grid", "Heading", "Paper", "Picture", "Quoted", "Text", "picture_png", "press"]
