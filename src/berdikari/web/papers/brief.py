"""The brief: the register in short, on paper or as the web page that can be mailed."""

from berdikari.report.brief import brief_html
from berdikari.report.paper import Block, Heading, Paper, Text
from berdikari.report.summary import summary
from berdikari.report.writing import day_text
from berdikari.web.exports import Export, drawn_as
from berdikari.web.maps import provinces_map
from berdikari.web.page import Asking
from berdikari.web.papers.parts import drawn, paper_of, sides_of, table_of


def export(asking: Asking) -> Export:
    """The brief of the register."""
    name = f"berdikari-brief-{asking.sight.today.isoformat()}"
    return drawn_as(
        asking,
        name,
        {
            "pdf": lambda: asking.desk.press.do(brief(asking), "pdf"),
            "html": lambda: brief_html(asking.sight.findings(), asking.language).encode(),
        },
    )


def brief(asking: Asking) -> Paper:
    """Where the register stands, what contradicts, what has gone silent, and the whole list."""
    words, sight = asking.words, asking.sight
    blocks: list[Block] = [Text(text=line.striptags()) for line in summary(sight.findings(), words)]
    blocks.append(drawn(provinces_map(asking), asking))
    if silent := [row for row in sight.index.rows if row.partnership.id in sight.silences]:
        blocks += [Heading(text=str(words("part.silent"))), *table_of(silent, words)]
    if against := [row for row in sight.index.rows if row.partnership.conflicts]:
        blocks.append(Heading(text=str(words("part.contradicts"))))
        for row in against:
            blocks += [Heading(text=row.title, level=2), *sides_of(row.partnership, words)]
    blocks += [Heading(text=str(words("known.register"))), *table_of(sight.index.rows, words)]
    return paper_of(str(words("title.name")), day_text(sight.today.isoformat(), words), blocks, asking, wide=True)
