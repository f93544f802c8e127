from berdikari.records.match import BackTest, Feature, Match, Meeting, Pair, Rival, Schedule
from berdikari.report.foresee_words import texts
from berdikari.report.match_views import back_test_table, feature_table, match_html, match_table, reasons, schedule_html

FEATURES = (
    Feature(name="world_share", value=0.2, standard=2.0, weight=0.7, evidence="exports HS 9018, 2016"),
    Feature(name="growth", value=-0.1, standard=-1.0, weight=0.4, evidence="exports HS 9018, 2016 against 1998-2000"),
    Feature(name="unit_value", value=None, standard=0.0, weight=0.4, evidence="dollars a kilogram"),
)
MATCH = Match(device="x", country="TUR", firm="<Ostim>", score=1.0, chance=0.1, features=FEATURES)
EN = texts("en")


def test_reasons_for_and_against_are_named_unknown_ones_are_not():
    assert reasons(FEATURES, EN) == "+ share of world exports, − growth of the advantage"


def test_why_a_match_is_not_recommended():
    weak = Match(
        device="x",
        country="TUR",
        firm=None,
        score=1.0,
        chance=0.1,
        features=FEATURES,
        recommended=False,
        why_not="one_reason_alone",
    )
    assert "one reason alone" in match_table([weak], EN).rows[0][-1]


def test_every_feature_shows_its_evidence():
    rows = feature_table(MATCH, EN).rows
    assert [row[-1] for row in rows] == [feature.evidence for feature in FEATURES]
    assert rows[2][1] == "?"


def test_pages_escape():
    assert "<Ostim>" not in match_html([MATCH], EN)
    pair = Pair(guest="<g>", host="h", device="x", fit=0.5, features=FEATURES, recommended=True)
    day = Schedule(
        slots=("09:00",), tables=1, meetings=(Meeting(slot=0, table=1, pair=pair),), fit=0.5, alone=(("<z>", "no_fit"),)
    )
    page = schedule_html(day, EN)
    assert "<g>" not in page
    assert "<z>" not in page
    assert "09:00" in page


def test_the_back_test_shows_every_p_value():
    rivals = (
        Rival(name="match", hits=0.6, interval=(0.4, 0.8), reciprocal=0.3, likelihood=-3.4),
        Rival(
            name="gravity",
            hits=0.5,
            interval=(0.3, 0.7),
            reciprocal=0.2,
            likelihood=-3.5,
            p_hits=0.25,
            p_reciprocal=0.1,
            p_likelihood=0.2,
        ),
    )
    table = back_test_table(BackTest(rivals=rivals, cases=(), sales=(), candidates=143, weights=()), EN)
    assert table.rows[0][-3:] == ("", "", "")
    assert table.rows[1][-3:] == ("0.250", "0.100", "0.200")


def test_countries_and_devices_stand_by_their_names():
    one = Match(device="ct-scanner", country="DEU", firm=None, score=1.0, chance=0.1, features=FEATURES)
    for language, country, device in (
        ("id", "Jerman", "CT scan"),
        ("en", "Germany", "CT scanner"),
        ("tr", "Almanya", "tomografi"),
    ):
        words = texts(language)
        assert match_table([one], words).rows[0][1] == country
        assert device in feature_table(one, words).caption
    assert EN.country("XXX") == "XXX"
