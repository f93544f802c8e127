"""A register in which every field that people write is hostile: no page, file or picture of it holds anything that runs."""

import csv
import io
import json
import re
import zipfile
from urllib.parse import urljoin, urlsplit

import httpx
import lxml.etree
import lxml.html
import pytest

from berdikari import api
from berdikari.edge.config import Settings
from berdikari.edge.sheets.csv_file import write_csv
from berdikari.edge.sheets.table import Table
from berdikari.edge.store import open_store
from berdikari.web.app import make_app
from berdikari.web.desk import Desk

from .test_roles import run

TEXTS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "</title></style></textarea><script>x</script>",
    "javascript:alert(1)", "{{7*7}}{%raw%}", '#eval("1") $sum$ @ref *x* _y_ `z`', "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "＝1+1", "\t=1",
    "a;=1+1", '=HYPERLINK("http://evil.example","x")', "\u202egpj.exe", "../../etc/passwd", "a%0d%0aSet-Cookie: x=1", "]]><x>", "&lt;script&gt;",
]  # fmt: skip
LINKS = ["//evil.example/x", 'https://good.example/"onmouseover=alert(1)', "https://good.example/a'><script>"]
NO_LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "java\tscript:alert(1)",
]
COLUMNS = (
    "key",
    "parties",
    "devices",
    "stage",
    "date",
    "fair",
    "place",
    "site",
    "source_url",
    "outlet",
    "published",
    "quote",
    "compiled",
    "note",
)
RUNS = {"script", "iframe", "object", "embed", "base", "frame", "applet", "foreignobject"}
ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "background"}


def escaped(text):
    return re.sub(r"([;()\[\]=\\])", r"\\\1", text)


def row(number, text, link=""):
    name = escaped(text)
    return (f"k{number}", f"PT {name} Medika [ID, manufacturer]; {name} [TR, technology_owner]", name, "mou", "2024-02-01", text, f"{name} [ID]",
            "Banten [ID]", link or LINKS[number % len(LINKS)], text, "2024-02-02", "no quote", "2026-11-22", text)  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    write_csv(
        Table(name="t", columns=COLUMNS, rows=tuple(row(n, text) for n, text in enumerate(TEXTS))), folder / "t.csv"
    )
    with open_store(folder / "x.db") as store:
        taken = api.import_sheet(store, folder / "t.csv", author=TEXTS[0])
        assert len(taken.receipts) == len(TEXTS), taken.problems
        desk = Desk(store, Settings())
        yield make_app(desk)
        desk.close()


def ask(app, path):
    async def go():
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost", timeout=60
        ) as client:
            return await client.get(path)

    return run(go())


def runs(tree):
    """What in a page or picture would run, lead elsewhere, or load something."""
    for element in tree.iter(lxml.etree.Element):
        name = str(element.tag).rpartition("}")[2].lower()
        source = element.get("src", "")
        if name in RUNS and not (name == "script" and source.startswith("/static/") and not element.text):
            yield lxml.etree.tostring(element)[:200]
        if name == "meta" and element.get("http-equiv"):
            yield "meta"
        for qualified, value in element.items():
            key = qualified.rpartition("}")[2].lower()
            scheme = urlsplit(re.sub(r"[\x00-\x20]", "", value)).scheme.lower()
            if key.startswith("on") or key in ("srcdoc", "style"):
                yield f"{key}={value}"
            if name == "image" and value.startswith("data:image/"):
                continue  # a picture in a picture: it runs nothing
            if key in ADDRESSES and (scheme not in ("", "http", "https") or value.startswith("//")):
                yield f"{key}={value}"


def faults_of(answer):
    """What a file holds that would run where it is opened."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind == "text/html":
        yield from runs(lxml.html.fromstring(answer.content))
    elif kind == "image/svg+xml":
        yield from runs(lxml.etree.fromstring(answer.content))
    elif kind == "application/json":
        json.loads(answer.content)
    elif kind == "text/csv":
        for separator in ",;\t":
            for line in csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=separator):
                yield from (
                    cell
                    for cell in line
                    if re.match(r"[\t\r\n\"]*[=+\-@＝＋－＠]", cell) and not re.fullmatch(r"-?[\d.]+", cell)
                )
    elif answer.headers.get("content-disposition", "").endswith('.xlsx"'):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            yield from (
                name
                for name in book.namelist()
                if "external" in name.lower() or "vba" in name.lower() or "rels/sheet" in name
            )
            yield from (
                name for name in book.namelist() if name.startswith("xl/worksheets/") and b"<f>" in book.read(name)
            )
    elif kind == "application/pdf":
        yield from re.findall(
            rb"/(?:JavaScript|JS|Launch|OpenAction|SubmitForm|URI \((?!https?:)[^)]*)", answer.content
        )


@pytest.mark.parametrize("link", NO_LINKS, ids=ascii)
def test_an_address_that_runs_is_left_out_or_words(link, tmp_path):
    write_csv(Table(name="t", columns=COLUMNS, rows=(row(0, "Maju", link),)), tmp_path / "t.csv")
    with open_store(tmp_path / "x.db") as store:
        taken = api.import_sheet(store, tmp_path / "t.csv", author="x")
        pages = [ask(make_app(Desk(store, Settings())), path).text for path in ("/en/documents", "/en/partnerships")]
    assert taken.problems or "\t" in link, "what is no scheme is words"
    assert [fault for page in pages for fault in runs(lxml.html.fromstring(page))] == []


def test_no_page_and_no_file_holds_anything_that_runs(app):
    waiting = ["/en/overview", "/id/organisations", "/tr/documents", "/en/review", "/en/partnerships?view=board", "/en/partnerships?view=map",
               "/id/partnerships?view=timeline", *(f"/en/partnerships?q={text[:8]}" for text in ("%3Cscript%3E", "%22%3E%3Cimg"))]  # fmt: skip
    seen, kinds, told = set(), {}, []
    while waiting:
        path = waiting.pop(0)
        shape = re.sub(r"[0-9a-f]{8,}", "ID", path.partition("?")[0])
        kinds[shape] = kinds.get(shape, 0) + 1
        if (
            path in seen
            or kinds[shape] > 8
            or shape.endswith(".png")
            or (shape.endswith((".pdf", ".svg")) and kinds[shape] > 2)
        ):
            continue
        if re.match(r"/../(plan|match|forecast|device|province|method|brief)", path):
            continue
        seen.add(path)
        answer = ask(app, path)
        assert answer.status_code < 500, path
        assert "set-cookie" not in answer.headers
        told += [(path, fault) for fault in faults_of(answer)]
        if answer.headers.get("content-type", "").startswith("text/html") and not path.startswith("/tr/"):
            for link in lxml.html.fromstring(answer.content).xpath("//a/@href"):
                found = urljoin(path, link)
                if found.startswith("/") and not found.startswith(("//", "/static")) and "#" not in found:
                    waiting.append(found)
    assert told == []
    assert len(seen) > 60
    assert {path.rpartition(".")[2].partition("?")[0] for path in seen if "." in path} >= {
        "csv",
        "xlsx",
        "json",
        "svg",
        "pdf",
    }
