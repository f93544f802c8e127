import pytest

from berdikari.pick import Wanted, pick
from berdikari.records import Claim, Device, Document, Partnership, Party, Place, Stage

TEXT = "PT Graha Teknomedika meneken MoU dengan Şurgiris di Serang."
DOCUMENT = Document(source="1.txt", text=TEXT)
CLAIM = Claim(document=DOCUMENT.id, field="stage", value=Stage(rung="mou"), quote=DOCUMENT.quote(21, 32), about="a")
ONE = Partnership(
    id="3fa1",
    parties=(Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID"), Party(name="Şurgiris", country="FR")),
    facilitators=(Party(name="Kementerian Perindustrian", country="ID"),),
    devices=(Device(name="lampu operasi", id="surgical-light"),),
    stage="mou",
    status="silent",
    date="2024-02-01",
    planned_date="2027",
    site=Place(name="Serang, Banten", country="ID", code="36.04"),
    history=(Stage(rung="talks", date="2023-11"),),
    claims=(CLAIM,),
    last_news="2025-06-05",
)
OTHER = Partnership(id="77b0", parties=(Party(name="PT Kalbe Farma", country="ID"),), stage="production")


@pytest.mark.parametrize(
    "wanted",
    [
        {}, {"stage": "mou"}, {"stage": "silent"}, {"device": "surgical-light"}, {"device": "Lampu"}, {"country": "fr"},
        {"province": "36"}, {"province": "36.71"}, {"province": "banten"}, {"party": "gtm"}, {"party": "graha"},
        {"party": "surgiris"}, {"party": "Graha Teknomedika, PT"}, {"year": "2024"}, {"year": "2023"}, {"year": "2027"},
        {"year": "2025"}, {"text": "serang MENEKEN"}, {"text": "lampu gtm"}, {"stage": "mou", "country": "FR", "year": "2024"},
    ],
)  # fmt: skip
def test_what_fits(wanted):
    assert ONE in pick([ONE, OTHER], Wanted(**wanted))


@pytest.mark.parametrize(
    "wanted",
    [
        {"stage": "talks"}, {"device": "ct-scanner"}, {"country": "TR"}, {"province": "3"}, {"province": "32"},
        {"party": "Kalbe"}, {"year": "2022"}, {"text": "serang kontrak"}, {"stage": "mou", "country": "TR"},
    ],
)  # fmt: skip
def test_what_does_not_fit(wanted):
    assert ONE not in pick([ONE, OTHER], Wanted(**wanted))


def test_the_order_stays():
    assert pick([OTHER, ONE], Wanted(country="ID")) == (OTHER, ONE)
