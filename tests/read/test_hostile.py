"""Hostile pages: whatever the text, no crash, no fact without its words, and only names that stand in it."""

import random
import string
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from berdikari.edge.reference import words
from berdikari.pipeline import partnerships_in, read_document
from berdikari.records import Document, Fair, Ownership, Party, Person, Place
from berdikari.register import enter
from berdikari.words import fold

ARTICLE = """PT Alfa Medika Gandeng Beta GmbH

Jakarta, Kabar.example - PT Alfa Medika (ALFA) dan Beta GmbH asal Jerman menandatangani nota kesepahaman (MoU) produksi ventilator di Jakarta, Rabu (21/1/2026).

Nilai investasinya USD 3 juta atau sekitar Rp 50 miliar selama tiga tahun. "Pabrik di Bekasi itu akan menyerap 200 tenaga kerja," kata Direktur Utama ALFA, Budi Santoso.
"""
TURKISH = "Alfa Medikal A.Ş. ile Beta GmbH, İZMİR'de ventilatör üretimi için 3 milyon dolarlık protokol imzaladı. ALFA'nın tesisi 2025'te açıldı.\n"
ENGLISH = "Alfa Medical Ltd signed a memorandum of understanding with Beta GmbH of Germany on 3 May 2024 worth US$3 million to make ventilators.\n"
LOOKALIKE = str.maketrans({"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "A": "А", "P": "Р", "T": "Т"})  # Cyrillic
SLIPS = str.maketrans({"l": "1", "O": "0", "m": "rn", "i": "!", "S": "5"})


def seen(text):
    """A text folded, without signs that nobody sees."""
    return " ".join(fold("".join(c for c in text if unicodedata.category(c) != "Cf")).split())


def reading_of(text, published="2026-01-22"):
    """The reading of a text, each claim of which stands in it and names nobody whom it does not name."""
    document = Document(source="t", text=text, published=published)
    reading = read_document(document, words())
    accepted, refused = enter(document, reading.claims)
    assert (len(accepted), refused) == (len(set(reading.claims)), ()) or "\x00" in text or not text.isprintable()
    plain = seen(text)
    for claim in reading.claims:
        assert document.holds(claim.quote)
        assert claim.quote.text.strip()
        for name in names_of(claim.value):
            assert seen(name) in plain or name.startswith("Pemerintah "), name
    for problem in reading.problems:
        assert problem.message
        assert problem.quote is None or document.holds(problem.quote)
    partnerships_in(reading)
    return reading


def names_of(value):
    if isinstance(value, Party | Person | Place):
        yield value.name
    if isinstance(value, Party):
        yield from value.aliases
    if isinstance(value, Ownership):
        yield from (value.owner, value.owned)


def told(text):
    """What the partnerships of a text come to."""
    return {
        (
            frozenset(party.name for party in one.parties),
            one.stage,
            tuple(value.amount for value in one.values),
            one.date,
        )
        for one in partnerships_in(reading_of(text))
    }


PLAIN = told(ARTICLE)


def test_the_article_itself_is_read():
    [(parties, stage, values, date)] = PLAIN
    assert (parties, stage, values, date) == (
        {"PT Alfa Medika", "Beta GmbH"},
        "mou",
        (3_000_000, 50_000_000_000),
        "2026-01-21",
    )


@pytest.mark.parametrize("text", [
    ARTICLE + ARTICLE,
    ARTICLE + "\n\n" + ARTICLE.upper().lower()[:60] + "\n\n" + ARTICLE,
    ARTICLE.replace("\n", "\r\n"),
    ARTICLE.replace(" ", "\u00a0"),
    ARTICLE.replace(". ", ".\u200b "),
    "\ufeff" + ARTICLE,
    ARTICLE.replace("\n\n", "\n\n\n\n  \n"),
    "Baca juga: PT Lain Farma dan Lain Ltd teken MoU\n\n" + ARTICLE + "\nBaca juga: Harga emas naik\n",
    "ADVERTISEMENT\n\n" + ARTICLE + "\nADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT\n",
], ids=["twice", "twice and a scrap", "windows", "no-break", "zero width", "mark", "blank lines", "furniture", "advertisement"])  # fmt: skip
def test_what_stands_around_or_between_changes_nothing_of_the_deal(text):
    assert told(text) == PLAIN


@pytest.mark.parametrize("text", [
    ARTICLE.replace(" ", ""), ARTICLE.replace(". ", "."), ARTICLE.replace("\n", " "), ARTICLE.translate(SLIPS),
    ARTICLE.translate(LOOKALIKE), ARTICLE.upper(), ARTICLE.lower(), ARTICLE.title(), ARTICLE[::-1],
    "\n".join(ARTICLE.split()), "\n".join(ARTICLE), " ".join(ARTICLE), "-\n".join(ARTICLE[i : i + 7] for i in range(0, len(ARTICLE), 7)),
    ARTICLE + TURKISH + ENGLISH, TURKISH + ARTICLE, f"{ENGLISH} {TURKISH} {ARTICLE}" * 3,
    "(Foto: PT Alfa Medika/Budi)\n" + ARTICLE + "Foto: Penandatanganan PT Alfa Medika dan Beta GmbH (Dok. Alfa)",
    "|".join(ARTICLE.split()), ARTICLE.replace(" ", " | "), "> " + ARTICLE.replace("\n", "\n> "), ARTICLE.replace(" ", "\t"),
    ARTICLE.encode().decode("latin-1"), ARTICLE.replace(" ", "\x00"), ARTICLE.replace("a", "a\u0301"), "\u202e" + ARTICLE,
    "".join(f"\x1b[31m{c}" for c in ARTICLE), ARTICLE.replace("PT", "PT\ud800"),
])  # fmt: skip
def test_damage_never_breaks_the_reader_nor_invents_a_name(text):
    reading_of(text)


ALPHABETS = {
    "arabic": "وقعت شركة ألفا ميديكا مذكرة تفاهم مع بيتا بقيمة ٣ ملايين دولار. ", "chinese": "阿尔法医疗与贝塔签署了价值300万美元的谅解备忘录。",
    "greek": "Η Άλφα Μέντικα υπέγραψε μνημόνιο με τη Βήτα. ", "thai": "อัลฟ่าเมดิก้าลงนามบันทึกความเข้าใจ ", "emoji": "🏥🤝🏭💶 ", "devanagari": "अल्फा मेडिका ने समझौता किया। ",
    "hebrew": "אלפא מדיקה חתמה על מזכר הבנות. ", "korean": "알파메디카는 베타와 양해각서를 체결했다. ", "digits": "१२३ ٤٥٦ ７８９ ⅓ ² ",
}  # fmt: skip


@pytest.mark.parametrize("alphabet", sorted(ALPHABETS))
def test_other_alphabets_alone_tell_of_nothing_and_beside_an_article_change_nothing(alphabet):
    assert reading_of(ALPHABETS[alphabet] * 20).claims == ()
    assert told(ARTICLE + "\n\n" + ALPHABETS[alphabet] * 20) == PLAIN


NOISE = {
    "control characters": lambda dice: "".join(chr(dice.randrange(32)) for _ in range(4000)),
    "letters": lambda dice: "".join(dice.choice(string.ascii_letters) for _ in range(20_000)),
    "capitals": lambda dice: " ".join("".join(dice.choice(string.ascii_uppercase) for _ in range(5)) for _ in range(3000)),
    "names": lambda dice: " ".join("".join(dice.choice(string.ascii_lowercase) for _ in range(6)).capitalize() for _ in range(3000)),
    "numbers": lambda dice: " ".join(str(dice.randrange(10**9)) for _ in range(3000)),
    "money": lambda dice: " ".join(f"Rp {dice.randrange(10**6)} {dice.choice(['juta', 'miliar', 'M', '%', 'T'])}" for _ in range(1500)),
    "dates": lambda dice: " ".join(f"{dice.randrange(40)}/{dice.randrange(20)}/{dice.randrange(3000)}" for _ in range(2000)),
    "brackets": lambda dice: "".join(dice.choice("()[]{}\"'“”,.;:") for _ in range(8000)),
    "any characters": lambda dice: "".join(chr(dice.choice([dice.randrange(0xD800), dice.randrange(0xE000, 0x110000)])) for _ in range(8000)),
    "words of the press": lambda dice: " ".join(dice.choice((ARTICLE + TURKISH + ENGLISH).split()) for _ in range(2500)),
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(NOISE))
def test_noise_of_many_kinds_never_breaks_the_reader(kind):
    reading_of(NOISE[kind](random.Random(7)))


@pytest.mark.parametrize("kind", ["letters", "control characters", "numbers", "brackets", "capitals", "any characters"])
def test_noise_tells_of_no_partnership(kind):
    assert partnerships_in(reading_of(NOISE[kind](random.Random(11)))) == ()


@settings(max_examples=120)
@given(st.data())
def test_an_article_with_pieces_cut_out_doubled_or_moved(data):
    pieces = ARTICLE.split(" ")
    for _ in range(data.draw(st.integers(1, 8))):
        at, size = data.draw(st.integers(0, len(pieces))), data.draw(st.integers(0, 12))
        to = data.draw(st.integers(0, len(pieces)))
        pieces = data.draw(st.sampled_from([
            pieces[:at] + pieces[at + size :], pieces[:to] + pieces[at : at + size] + pieces[to:],
            [*pieces[:at], "".join(pieces[at : at + size]), *pieces[at + size :]],
        ]))  # fmt: skip
    reading_of(" ".join(pieces))


@settings(max_examples=120)
@given(st.data())
def test_an_article_with_letters_changed(data):
    letters = list(ARTICLE)
    for _ in range(data.draw(st.integers(1, 30))):
        at = data.draw(st.integers(0, len(letters) - 1))
        letters[at] = data.draw(
            st.sampled_from(
                [
                    "",
                    " ",
                    "\n",
                    ".",
                    ",",
                    "(",
                    ")",
                    "0",
                    "1",
                    "X",
                    "\u00ad",
                    "\u200b",
                    "İ",
                    "ß",
                    "ﬁ",
                    "ǅ",
                    "’",
                    "\x0b",
                    "\u2028",
                ]
            )
        )
    reading_of("".join(letters))


@pytest.mark.parametrize("day", [None, "2026", "2026-01", "0001-01-01", "9999-12-31"])
def test_days_at_the_end_of_time(day):
    relative = "PT Alfa Medika dan Beta GmbH menandatangani MoU ventilator kemarin, tiga tahun lalu, 99 tahun lagi, pada 29/2, 31/4 dan 0/0/0000."
    reading_of(relative + ARTICLE, published=day)


@pytest.mark.parametrize(
    "amount", ["9" * 400, "1." * 200 + "0", "1e999", "-5", "0", "0,0,0", "1/0", "٣", "²", "½", "1.2.3.4,5,6"]
)
def test_odd_numbers(amount):
    text = ARTICLE.replace("3 juta", f"{amount} juta").replace("tiga tahun", f"{amount} tahun").replace("200", amount)
    reading_of(text)


def test_a_long_page_of_many_deals_holds_each_of_them():
    pairs = [
        (f"PT {a}{b} Medika", f"{b}{a} GmbH")
        for a in ("Sura", "Beri", "Kalo", "Tiwa")
        for b in ("goma", "lint", "danu", "pert", "sakt")
    ]
    filler = "Kabar itu disampaikan kepada pers pada hari itu juga, kata sumber kami di kota. " * 50
    text = "\n\n".join(
        f"{one} dan {other} menandatangani nota kesepahaman produksi ventilator.\n\n{filler}{n}"
        for n, (one, other) in enumerate(pairs)
    )
    found = {frozenset(party.name for party in one.parties) for one in partnerships_in(reading_of(text))}
    assert found >= {frozenset(pair) for pair in pairs}


def test_thousands_of_organisations_in_one_list():
    names = [
        f"PT {a}{b}{c} Alkes"
        for a in ("Su", "Be", "Ka", "Ti")
        for b in string.ascii_lowercase
        for c in ("ra", "lo", "ni", "ta", "du")
    ]
    reading_of("Peserta pameran: " + ", ".join(names * 4) + ".\n\n" + ARTICLE)


def test_fairs_are_of_the_table_or_of_the_text():
    reading = reading_of(ARTICLE.replace("di Jakarta", "di pameran Arab Health 2026 di Dubai"))
    for claim in reading.claims:
        if isinstance(claim.value, Fair):
            assert fold(claim.value.name.split()[0]) in fold(claim.quote.text)
