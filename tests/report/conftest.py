"""A small register by hand: one partnership a case that the brief must show, each fact with its quote."""

from dataclasses import dataclass, field

import pytest

from berdikari.records import (
    Alternative,
    Claim,
    Conflict,
    Content,
    Device,
    Document,
    Figure,
    Partnership,
    Party,
    Person,
    Place,
    Problem,
    Question,
    Silence,
    Stage,
    Status,
    Term,
    Value,
)
from berdikari.report import Findings

from .prospects import PROSPECTS

TODAY = "2026-11-22"
FRONT = "---\noutlet: {outlet}\nnote: {note}\n---\n"
RETOLD = "retold example, sentences by the Berdikari project"


@dataclass
class Press:
    """Documents and the claims read from them."""

    documents: dict[str, Document] = field(default_factory=dict)

    def report(self, outlet: str, day: str | None, body: str, language: str = "id", note: str = "") -> Document:
        front = FRONT.format(outlet=outlet, note=note)
        name = outlet.split(".", maxsplit=1)[0]
        document = Document(
            source=f"{name}-{day}.txt", text=front + body, body=len(front), url=f"https://{outlet}/{name}",
            outlet=outlet, published=day, language=language, title=body.split("\n", maxsplit=1)[0],
        )  # fmt: skip
        self.documents[document.id] = document
        return document


def said(
    document: Document, field_: str, value: Content, words: str, about: str | None = "one", sure: float = 0.9
) -> Claim:
    start = document.text.index(words, document.body)
    quote = document.quote(start, start + len(words))
    return Claim(document=document.id, field=field_, value=value, quote=quote, about=about, confidence=sure)


GTM = Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID", role="manufacturer")
SURGIRIS = Party(name="Surgiris", country="FR", role="technology_owner")
FORSTA = Party(name="PT Forsta Kalmedic Global", aliases=("Forsta",), country="ID", role="manufacturer")
GE = Party(name="GE HealthCare", country="US", role="technology_owner")
OSTIM = Party(name="OSTIM Medical Industry Cluster", aliases=("OSTIM",), country="TR", role="cluster")
BANTEN = Party(name="Pemerintah Provinsi Banten", country="ID", role="host_government")
ALLMED = Party(name="PT Ace Medical Products Indonesia", country="ID", role="manufacturer")
ALLMED_CN = Party(name="Allmed Medical", country="CN", role="technology_owner")
ESA = Party(name="PT Esa Medika Mandiri", country="ID", role="manufacturer")
WEIGAO = Party(name="Weigao", country="CN", role="technology_owner")
EURO = Value(amount=1_000_000, currency="EUR", kind="transaction_target")
RUPIAH = Value(amount=17_000_000_000, currency="IDR", kind="transaction_target", bound="about")


def surgical_lights(press: Press) -> Partnership:
    doc = press.report("antara.example", "2024-02-02",
        "GTM dan Surgiris teken MoU di Dubai\n\nPT Graha Teknomedika (GTM) dan Surgiris dari Prancis menandatangani nota kesepahaman pada 1 Februari 2024 "
        "di Arab Health 2024. Nilainya 1 juta euro, sekitar Rp 17 miliar, untuk tiga tahun. Lampu operasi itu akan diproduksi di pabrik GTM.",
        note=RETOLD)  # fmt: skip
    claims = (
        said(doc, "party", GTM, "PT Graha Teknomedika (GTM)"),
        said(doc, "party", SURGIRIS, "Surgiris dari Prancis"),
        said(
            doc, "stage", Stage(rung="mou", date="2024-02-01"), "menandatangani nota kesepahaman pada 1 Februari 2024"
        ),
        said(doc, "value", EURO, "1 juta euro"),
        said(doc, "value", RUPIAH, "sekitar Rp 17 miliar"),
        said(doc, "term", Term(years=3), "untuk tiga tahun"),
        said(doc, "device", Device(name="lampu operasi", id="surgical-light"), "Lampu operasi"),
        said(doc, "stage", Stage(rung="production", modality="planned"), "akan diproduksi di pabrik GTM", sure=0.5),
    )
    return Partnership(
        id="a1", parties=(GTM, SURGIRIS), devices=(Device(name="lampu operasi", id="surgical-light"),), stage="mou",
        planned_stage="production", status="silent", values=(EURO, RUPIAH), term_years=3, date="2024-02-01",
        fair="Arab Health 2024", history=(Stage(rung="mou", date="2024-02-01"), Stage(rung="production", modality="planned")),
        place=Place(name="Dubai", country="AE"), claims=claims, sources=(doc.source,), last_news="2024-02-02",
    )  # fmt: skip


def ct_scanner(press: Press) -> Partnership:
    doc = press.report("katadata.example", "2025-06-02",
        "Kalbe to assemble CT scanners\n\nPT Forsta Kalmedic Global opened its plant in Bogor on 2 June 2025 with GE HealthCare. "
        "The investment is between Rp 260 billion and Rp 300 billion. CT scanners are 100 percent imported, said Solehan.", "en")  # fmt: skip
    value = Value(amount=260_000_000_000, upper=300_000_000_000, currency="IDR", kind="investment")
    claims = (
        said(doc, "party", FORSTA, "PT Forsta Kalmedic Global"),
        said(doc, "stage", Stage(rung="commissioned", date="2025-06-02"), "opened its plant in Bogor on 2 June 2025"),
        said(doc, "party", GE, "GE HealthCare"),
        said(doc, "value", value, "between Rp 260 billion and Rp 300 billion"),
        said(
            doc,
            "figure",
            Figure(subject="CT scanner", measure="import_share", value=1, unit="share", speaker="Solehan"),
            "100 percent imported",
            None,
        ),
    )
    return Partnership(
        id="b2", parties=(FORSTA, GE), devices=(Device(name="CT scanner", id="ct-scanner"),), stage="commissioned", depth=2,
        values=(value,), date="2025-06-02", site=Place(name="Bogor", country="ID", code="32.01"),
        history=(Stage(rung="contract", date="2024-10-15"), Stage(rung="commissioned", date="2025-06-02")),
        people=(Person(name="Irawati Setiady", office="Presiden Direktur", employer="Kalbe Farma", signed=True),),
        claims=claims[:4], sources=(doc.source,), last_news="2025-06-02",
    )  # fmt: skip


def delegation(press: Press) -> Partnership:
    one = press.report("bantenraya.example", "2026-01-21",
        "OSTIM temui Gubernur Banten\n\nRombongan OSTIM dipimpin Alan A Bayrak menemui Gubernur, Rabu (21/1/2026). "
        "Pembangunan pabrik baru sebatas obrolan. Banten memiliki 130 rumah sakit.", note=RETOLD)  # fmt: skip
    other = press.report(
        "zetizens.example",
        None,
        "OSTIM jajaki Banten\n\nKetua rombongan, Alan Barak, memuji letak Banten.",
        note=RETOLD,
    )
    names = (
        said(one, "person", Person(name="Alan A Bayrak"), "Alan A Bayrak", "x"),
        said(other, "person", Person(name="Alan Barak"), "Alan Barak", "y"),
    )
    claims = (
        *names,
        said(one, "stage", Stage(rung="talks", date="2026-01-21"), "menemui Gubernur, Rabu (21/1/2026)", "x"),
    )
    conflict = Conflict(
        about="name of head of delegation, OSTIM",
        alternatives=(Alternative(value="Alan A Bayrak", claims=(names[0].id,)), Alternative(value="Alan Barak", claims=(names[1].id,))),
        preferred="Alan A Bayrak", rule="the fuller name",
    )  # fmt: skip
    return Partnership(
        id="c3", parties=(OSTIM, BANTEN), stage="talks", date="2026-01-21", place=Place(name="Banten", country="ID", code="36"),
        history=(Stage(rung="talks", date="2026-01-21"),), people=(Person(name="Alan A Bayrak"),), conflicts=(conflict,),
        claims=claims, sources=(one.source, other.source), last_news="2026-01-21",
    )  # fmt: skip


def batang(press: Press) -> Partnership:
    one = press.report("kompas.example", "2025-04-16",
        "Batu pertama pabrik Allmed di Batang\n\nPeletakan batu pertama pabrik Allmed Medical pada 15 April 2025. Investasinya Rp 1,6 triliun. "
        "Bangunan dijadwalkan selesai April 2026.")  # fmt: skip
    other = press.report(
        "bisnis.example", "2025-04-15", "Allmed resmi buka pabrik\n\nNilainya Rp1,7 triliun, kata perusahaan."
    )
    low, high = (
        Value(amount=1.6e12, currency="IDR", kind="investment"),
        Value(amount=1.7e12, currency="IDR", kind="investment"),
    )
    told = (
        said(one, "value", low, "Rp 1,6 triliun"),
        said(other, "value", high, "Rp1,7 triliun", "two"),
        said(other, "stage", Stage(rung="commissioned", headline=True), "resmi buka pabrik", "two", 0.4),
        said(one, "stage", Stage(rung="construction", date="2025-04-15"), "Peletakan batu pertama"),
        said(
            one,
            "stage",
            Stage(rung="commissioned", modality="planned", date="2026-04"),
            "dijadwalkan selesai April 2026",
        ),
    )
    conflicts = (
        Conflict(about="value IDR investment", preferred=None, rule="no rule decides: the first report is shown",
                 alternatives=(Alternative(value="1600000000000 IDR", claims=(told[0].id,)), Alternative(value="1700000000000 IDR", claims=(told[1].id,)))),
        Conflict(about="stage", preferred="construction", rule="body over headline",
                 alternatives=(Alternative(value="commissioned", claims=(told[2].id,)), Alternative(value="construction", claims=(told[3].id,)))),
    )  # fmt: skip
    return Partnership(
        id="d4", parties=(ALLMED, ALLMED_CN), stage="construction", planned_stage="commissioned", planned_date="2026-04",
        values=(low,), date="2025-04-15", site=Place(name="Batang", country="ID", code="33.25"), conflicts=conflicts,
        history=(Stage(rung="construction", date="2025-04-15"), Stage(rung="commissioned", modality="planned", date="2026-04")),
        claims=told, sources=(one.source, other.source), last_news="2025-04-16",
    )  # fmt: skip


def hostile(press: Press) -> Partnership:
    """What a page may carry to do harm: markup, a script, a link that runs."""
    body = 'Judul </title><script>alert(1)</script>\n\nPT <b>Esa</b> "Medika" & Weigao batal bekerja sama {{ 7*7 }} </style><img src=x onerror=alert(1)>.'
    doc = Document(
        source="x.txt",
        text=body,
        url="javascript:alert(1)",
        outlet="<i>jahat</i>",
        title=body.split("\n", maxsplit=1)[0],
        language="id",
    )
    press.documents[doc.id] = doc
    words = "batal bekerja sama {{ 7*7 }} </style><img src=x onerror=alert(1)>"
    claims = (said(doc, "status", Status(status="cancelled"), words, "z"),)
    party = Party(name='PT <b>Esa</b> "Medika" & Rekan', country="ID", role="manufacturer")
    return Partnership(id="<e5>", parties=(party, WEIGAO), status="cancelled", claims=claims, sources=("x.txt",))


@pytest.fixture(scope="session")
def findings() -> Findings:
    """The whole register."""
    press = Press()
    found = tuple(make(press) for make in (surgical_lights, ct_scanner, delegation, batang, hostile))
    scanner, banten = (
        next(d for d in press.documents.values() if d.outlet == name)
        for name in ("katadata.example", "bantenraya.example")
    )
    figures = (
        said(
            banten,
            "figure",
            Figure(subject="Banten", measure="hospitals", value=130, unit="hospitals"),
            "130 rumah sakit",
            None,
        ),
        said(
            scanner,
            "figure",
            Figure(subject="CT scanner", measure="import_share", value=1, unit="share", speaker="Solehan"),
            "100 percent imported",
            None,
        ),
    )
    return Findings(
        partnerships=found, documents=press.documents, figures=figures, today=TODAY,
        problems=(Problem(stage="load", severity="warning", message="no day <of> publication", hint="add one", source="x.txt"),),
        questions=(
            Question(asks="same", subjects=("one", "x"), partnerships=("a1", "b2"), text="Are these one?"),
            Question(asks="prefer", subjects=tuple(sorted(n for a in found[3].conflicts[0].alternatives for n in a.claims)), partnerships=("d4",), text="Which?"),
        ),
        silences=(Silence(partnership="a1", since="2024-02-02", months=24, rule="mou", reason="two years"),),
        prospects=PROSPECTS,
    )  # fmt: skip
