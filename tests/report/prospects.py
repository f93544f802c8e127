"""What the engines would add to the small register of these tests, made by hand: one device loaded, one only spoken of."""

from berdikari.records import Figure
from berdikari.records.dependence import FIELD, Dependence, Measure, Supplier, TradeYear
from berdikari.records.forecast import Announced, Assumed, Band, Contribution, Forecast, Line, Need, Outlook
from berdikari.records.match import Feature, Match
from berdikari.records.prospects import Prospects
from berdikari.records.trade import Basket


def share(measure: str, value: float, period: str | None, speaker: str = "Kemenkes & <co>") -> Figure:
    return Figure(
        subject=FIELD, measure=measure, value=value, unit="share", basket="e-Katalog", period=period, speaker=speaker
    )


FIELD_SAID = (
    share("share of domestic devices in e-Katalog spending", 0.08, "2019"),
    share("share of domestic devices in e-Katalog spending", 0.48, "2024"),
    share("share of devices produced at home, target", 0.8, "2029"),
    Figure(subject=FIELD, measure="imports", value=703, unit="USD million", period="2020"),
)
CT_SAID = (
    Figure(subject="ct-scanner", measure="imports of CT scanners", value=48.9, unit="USD million", period="2024"),
)
LIGHT = Dependence(
    device="surgical-light", country="IDN", basket=Basket(device="surgical-light", codes=("940511",), upper_bound=True),
    years=(TradeYear(year=2023, imports=1e6, exports=None, suppliers=(Supplier(country="DEU", usd=6e5, share=0.6),)),),
    measures=(
        Measure(name="imports", value=1e6, unit="USD", formula="M", period="2023"),
        Measure(name="import_share", value=None, unit="share", formula="M / (P + M - X)", period="2023",
                reason="production at home is not known for this basket"),
        Measure(name="top_supplier_share", value=0.6, unit="share", formula="max s_i", period="2023"),
    ),
    sources=("file <impor>.csv (mine)",),
)  # fmt: skip


def spoken_of(device: str, said: tuple[Figure, ...]) -> Dependence:
    return Dependence(device=device, country="IDN", basket=Basket(device=device, codes=()), said=said)


LINE = Line(
    id="b2", device="ct-scanner", title="Forsta × GE", stage="production", capacity=52, source="capacity: kabar.example"
)
CT = Outlook(
    device="ct-scanner", start="2025-01-01", end="2027-12-31",
    need=Need(device="ct-scanner", units=306, start="2025", end="2027", basis="programme", why="306 to 2027; kabar.example"),
    supply=Band(low=40, mid=55, high=70, mean=55), units=Band(low=0.14, mid=0.18, high=0.23, mean=0.18),
    value=Band(low=0.13, mid=0.17, high=0.22, mean=0.17), parts=Band(low=0.0, mid=0.001, high=0.004, mean=0.001),
    announced=Announced(low=0.42, high=0.51, units=130),
    contributions=(Contribution(line=LINE, silence=None, running=0.9, units=55, share=0.18, parts=0.0, stated=True),),
    unweighed=(Line(id="c3", device="ct-scanner", title="another"),),
)  # fmt: skip
FORECAST = Forecast(
    today="2026-11-22", seed=1, draws=800, outlooks=(CT,), counts=(),
    assumed=(Assumed(name="a", value="1", source="", day="", assumption=True),
             Assumed(name="b", value="2", source="kabar.example", day="2025", assumption=False)),
)  # fmt: skip
FEATURE = Feature(name="world_share", value=0.2, standard=1.5, weight=0.4, evidence="exports HS 9018, 2016")
MATCHES = tuple(
    Match(device=device, country="CHN", firm=firm, score=1.0, chance=0.2, features=(FEATURE,))
    for device, firm in (("mri-scanner", None), ("syringe", None), ("ultrasound-scanner", "Mindray <& co>"))
)
PROSPECTS = Prospects(
    dependences=(spoken_of(FIELD, FIELD_SAID), spoken_of("ct-scanner", CT_SAID), LIGHT),
    forecast=FORECAST,
    matches=MATCHES,
)
