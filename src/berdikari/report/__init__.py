"""Report: views of the register and the pages made from them; pure, the day is an argument."""

from berdikari.report.brief import brief_html
from berdikari.report.findings import Findings

__all__ = ["Findings", "brief_html"]
