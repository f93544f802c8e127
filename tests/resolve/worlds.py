"""Small made-up worlds for properties: firms with variants of their names, deals between them, reports, judgements."""

from hypothesis import strategies as st
from say import report

from berdikari.records import Day, Device, Fair, Judgement, Ownership, Party, Person, Stage, Value

FIRMS = [
    (("PT Graha Teknomedika", "ID"), ("PT Graha Tekno Medika", None), ("GTM", None)),
    (("PT Kalbe Farma Tbk", "ID"), ("Kalbe Farma", None), ("Kalbe", None)),
    (("PT Kimia Farma", "ID"), ("Kimia Farma (Persero)", None)),
    (("Surgiris SAS", "FR"), ("Surgiris", None)),
    (("GE HealthCare", "US"), ("PT GE Healthcare Indonesia", "ID")),
    (
        ("Weigao International Holding Corporation Pte. Ltd.", "CN"),
        ("Weigao International Holding Comporation", None),
        ("Weigao", "CN"),
    ),
    (("Türkiye Sağlık Enstitüleri Başkanlığı", "TR"), ("TÜSEB", None)),
    (("Kementerian Perindustrian", "ID"), ("Ministry of Industry", "ID"), ("Kemenperin", None)),
]
RUNGS = ["talks", "mou", "contract", "construction", "production"]
DAYS = ["2022", "2022-06", "2022-06-01", "2024-02-01", "2024-02-02", "2025-04-15"]


@st.composite
def parties(draw):
    firm = draw(st.sampled_from(FIRMS))
    name, country = draw(st.sampled_from(firm))
    alias = draw(st.sampled_from([(), (firm[-1][0],)]))
    return Party(name=name, country=country, aliases=tuple(a for a in alias if a != name))


contents = st.one_of(
    st.builds(Stage, rung=st.sampled_from(RUNGS), modality=st.sampled_from(["done", "planned"]), date=st.sampled_from([None, *DAYS]), headline=st.booleans()),
    st.builds(Value, amount=st.sampled_from([1e6, 3e6, 17e9, 47e9, 46.8e9]), currency=st.sampled_from(["USD", "EUR", "IDR"]), kind=st.sampled_from([None, "investment"])),
    st.builds(Device, name=st.sampled_from(["lampu operasi", "CT scan"]), id=st.sampled_from([None, "ct-scanner"])),
    st.builds(Day, date=st.sampled_from(DAYS)),
    st.builds(Fair, name=st.sampled_from(["Arab Health 2024", "Medica"])),
    st.builds(Person, name=st.sampled_from(["Alan A Bayrak", "Alan Barak", "Hui Cui", "Cui Hui"]), employer=st.sampled_from([None, "OSTIM"])),
    st.builds(Ownership, owner=st.just("PT Kalbe Farma"), owned=st.just("PT Graha Teknomedika")),
)  # fmt: skip


@st.composite
def reports(draw, most=8):
    """Reports of one or two cooperations each time; names of documents are their numbers."""
    found = []
    for n in range(draw(st.integers(1, most))):
        told = draw(st.lists(parties(), min_size=1, max_size=3)) + draw(st.lists(contents, max_size=4))
        if draw(st.booleans()):
            told.append(Party(name="mitra", country=draw(st.sampled_from(["FR", "CN"])), named=False))
        found.append(
            report(
                str(n),
                *told,
                published=draw(st.sampled_from([None, *DAYS[2:]])),
                outlet=draw(st.sampled_from(["A", "B", "C"])),
            )
        )
    return found


@st.composite
def judgements(draw, count=8):
    """Judgements about the mentions of so many reports, some undone."""
    found = []
    for n in range(draw(st.integers(0, 4))):
        one, other = draw(st.tuples(st.integers(0, count), st.integers(0, count)).filter(lambda p: p[0] != p[1]))
        verdict = draw(st.sampled_from(["same", "not_same", "close", "undo"]))
        subjects = (f"mention-{one}", f"mention-{other}")
        if verdict == "undo":
            if not found:
                continue
            subjects = (draw(st.sampled_from(found)).id,)
        found.append(Judgement(verdict=verdict, subjects=subjects, author="ani", day=f"2026-01-{n + 1:02}"))
    return found
