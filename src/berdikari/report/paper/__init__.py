"""Paper: documents to hand on, set by Typst: tagged PDF/A, always the same bytes, or one sheet as a picture."""

from berdikari.report.paper.blocks import Block, Facts, Grid, Heading, Paper, Picture, Quoted, Text
from berdikari.report.paper.press import picture, press, printed

__all__ = ["Block", "Facts", "Grid", "Heading", "Paper", "Picture", "Quoted", "Text", "picture", "press", "printed"]
