from berdikari.assess.dependence import Context, assess
from berdikari.assess.years import Flows
from berdikari.records import Device, Partnership, Party
from berdikari.records.forecast import Need
from berdikari.records.sheet import Maker
from berdikari.records.trade import Basket
from berdikari.report.dependence.labels import LANGUAGES, labels
from berdikari.report.dependence.sheet import device_sheet
from berdikari.report.dependence.text import device_lines

ROW = {
    "id": "ct-scanner", "name_id": "CT scan", "name_en": "CT scanner", "name_tr": "tomografi", "technology_level": "high",
    "risk_class": "C", "emdn": "Z110306", "kbli": "", "priority": "ten devices@2025-06@https://kabar.example/1",
}  # fmt: skip
EMPTY = assess(Basket(device="ct-scanner", codes=("902212",)), "IDN", Flows(), Context())
FORSTA = Party(name="PT Forsta", country="ID", role="manufacturer")
GE = Party(name="GE", country="US", role="technology_owner")
DEAL = Partnership(
    id="d" * 16, parties=(GE, FORSTA), devices=(Device(name="CT", id="ct-scanner"),), stage="production", date="2025-06"
)
OTHER = Partnership(id="e" * 16, parties=(GE, FORSTA), devices=(Device(name="MRI", id="mri"),))
NEED = Need(device="ct-scanner", units=306, start="2025", end="2027", basis="programme", why="told")
LISTED = Maker(name="PT Lain", source="openFDA, 2026-11-01")
SHEET = device_sheet(
    ROW, EMPTY, "2026-11-22", needs=(NEED, Need(device="mri", units=1, start="2025", end="2027", basis="user", why="x")),
    partnerships=(DEAL, OTHER), listed=(LISTED, Maker(name="PT FORSTA", source="openFDA")),
)  # fmt: skip


def test_only_what_is_about_the_device_stands_on_its_sheet():
    assert [one.id for one in SHEET.partnerships] == [DEAL.id]
    assert SHEET.needs == (NEED,)
    assert SHEET.dependence is EMPTY


def test_makers_of_the_register_come_first_and_a_list_adds_no_second_one():
    assert [(one.name, one.partnerships) for one in SHEET.makers] == [("PT Forsta", (DEAL.id,)), ("PT Lain", ())]
    assert SHEET.makers[1].source == "openFDA, 2026-11-01"


def test_what_the_catalogue_does_not_know_is_not_known():
    known = {row.name: row.value for row in SHEET.of("catalogue")}
    assert known == {"technology_level": "high", "risk_class": "C", "emdn": "Z110306", "kbli": None}
    [listed] = SHEET.of("priority")
    assert (listed.name, listed.day, listed.url, listed.years) == (
        "ten devices",
        "2025-06",
        "https://kabar.example/1",
        1.4,
    )


def test_the_sheet_is_told_in_three_languages():
    for language in LANGUAGES:
        words = labels(language, {})
        text = "\n".join(device_lines(SHEET, words))
        assert text.startswith(dict(SHEET.names)[language])
        for part in ("306", "PT Forsta (dddddddd)", "ten devices", words("needs"), words("not_known")):
            assert part in text
