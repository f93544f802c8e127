import pytest

from berdikari.edge.config import Settings
from berdikari.edge.load import document_from
from berdikari.errors import UnreadableSourceError

PARAGRAPHS = [
    "JAKARTA – PT Graha Teknomedika menandatangani nota kesepahaman dengan Surgiris dari Prancis pada Kamis (1/2/2024).",
    "Nilai kerja sama itu mencapai 1 juta euro atau setara Rp 17 miliar untuk masa tiga tahun, kata direktur pemasaran.",
    "Kementerian Perindustrian memfasilitasi sembilan belas produsen alat kesehatan dalam pameran Arab Health di Dubai.",
]
PAGE = f"""<!DOCTYPE html><html lang="id"><head><title>Alkes RI raih 1 juta euro | Kabar</title>
<meta property="og:site_name" content="Kabar Alkes">
<meta property="article:published_time" content="2024-02-03T09:15:00+07:00">
<link rel="canonical" href="https://kabar.example/alkes/1">
<script>var iklan = "PT Iklan dan PT Lain teken kontrak";</script></head>
<body><nav><ul><li><a href="/">Beranda</a></li><li><a href="/e">Ekonomi</a></li></ul></nav>
<article><h1>Alkes RI raih 1 juta euro</h1>{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<footer>Hak cipta</footer></body></html>"""


def of(page, **settings):
    raw = page if isinstance(page, bytes) else page.encode()
    return document_from(raw, "page.html", Settings(**settings))


def test_a_page_gives_its_headline_and_all_its_paragraphs():
    document, problems = of(PAGE)
    assert document.text.splitlines()[0].startswith("Alkes RI raih 1 juta euro")
    assert all(text in document.text for text in PARAGRAPHS)
    assert "PT Iklan" not in document.text
    assert (document.media, document.language, problems) == ("html", "id", ())


def test_a_page_tells_its_day_outlet_and_link():
    document, _ = of(PAGE)
    assert (document.published, document.outlet) == ("2024-02-03", "Kabar Alkes")
    assert document.url == "https://kabar.example/alkes/1"


def test_the_day_may_stand_in_json_ld():
    data = (
        '{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","datePublished":"2024-02-04T01:00:00Z"}'
    )
    page = PAGE.replace('<meta property="article:published_time" content="2024-02-03T09:15:00+07:00">', "")
    page = page.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    assert of(page)[0].published == "2024-02-04"


def test_a_page_without_a_day_has_none():
    page = PAGE.replace('<meta property="article:published_time" content="2024-02-03T09:15:00+07:00">', "")
    page = page.replace("(1/2/2024)", "lalu")
    assert of(page)[0].published is None


def test_the_same_page_gives_the_same_text():
    assert of(PAGE)[0] == of(PAGE)[0]


def test_a_very_short_page_keeps_its_sentence():
    assert of("<html><body><p>PT A dan PT B meneken MoU.</p></body></html>")[0].text == "PT A dan PT B meneken MoU.\n"


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(UnreadableSourceError, match="without text"):
        of(page)


def test_the_declared_encoding_is_used():
    page = PAGE.replace("<head>", '<head><meta charset="windows-1254">').replace("Prancis", "Fransız şirketi")
    assert "Fransız şirketi" in of(page.encode("cp1254", "replace"))[0].text


def test_a_page_deeply_nested_does_not_break():
    assert PARAGRAPHS[0] in of(PAGE.replace("<footer>", "<div>" * 30_000))[0].text


def test_a_page_that_is_too_large_is_refused():
    with pytest.raises(UnreadableSourceError, match="more than"):
        of(PAGE, page_bytes=500)
