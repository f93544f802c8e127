"""A region as files: its profile, all figures of the page, each with source and day."""

from berdikari.edge.assess_wire import region_shape
from berdikari.edge.sheets.table import Table
from berdikari.records.sheet import RegionProfile
from berdikari.report.paper import Block, Grid, Heading, Paper
from berdikari.report.region.text import region_sheet, region_words
from berdikari.web.exports import Export, Handout, handed
from berdikari.web.page import Asking
from berdikari.web.pages import province as province_page
from berdikari.web.papers.parts import brief_table, drawn, paper_of, part, table_of
from berdikari.web.regions import profile_of, regencies


def export(asking: Asking) -> Export:
    """The profile of the region of the address: its figures and partnerships; on paper, to hand on."""
    profile = profile_of(asking.sight, asking.path["code"])
    sheet = region_sheet([profile], region_words(asking.language))
    return handed(
        asking,
        Handout(
            name=f"berdikari-{profile.code}",
            paper=lambda most: market_profile(asking, profile, most),
            record=lambda: region_shape(profile),
            tables=lambda: [
                Table(name=sheet.name, columns=sheet.columns, rows=sheet.rows),
                brief_table(profile.partnerships),
            ],
        ),
    )


def market_profile(asking: Asking, profile: RegionProfile, most: int) -> Paper:
    """What is known of a region, each figure with its source and age, and where its partnerships are."""
    words, own = asking.words, region_words(asking.language)
    blocks: list[Block] = [drawn(province_page.map_of(profile, asking), asking)]
    for group in dict.fromkeys(row.group for row in profile.rows):
        cells = tuple(
            (own.word("row", row.name), own.value(row), own.note(row), words.phrase(row.source), own.age(row))
            for row in profile.rows
            if row.group == group
        )
        columns = tuple(str(words(f"paper.{name}")) for name in ("what", "value", "note", "source", "age"))
        blocks += [
            Heading(text=own.word("group", group)),
            Grid(columns=columns, rows=cells, widths=(3, 2, 3, 4, 2), numbers=(1,)),
        ]
    known = [asking.sight.index.by_id[one.id] for one in profile.partnerships if one.id in asking.sight.index.by_id]
    if known:
        blocks += [Heading(text=str(words("frame.partnerships"))), *table_of(known, words, most)]
    blocks += _regencies(profile, asking) if profile.province is None else []
    return paper_of(profile.name, own.word("kind", profile.kind), blocks, asking)


def _regencies(profile: RegionProfile, asking: Asking) -> list[Block]:
    """The regencies of a province, as on its page."""
    words = asking.words
    several = [province_page.regency_of(one, asking) for one in regencies(profile.code, profile.today)]
    rows = [(one["name"], *one["cells"], str(one["partnerships"])) for one in several]
    heads = [str(words(f"province.{name}")) for name in ("name", "people", "hospitals", "beds", "wage")]
    return part(words("province.regencies"), rows, heads=(*heads, str(words("frame.partnerships"))))
