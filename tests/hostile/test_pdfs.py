"""PDFs that swell, turn in circles, or carry more than text."""

import zlib

import pytest

from berdikari.edge.load import document_from
from berdikari.errors import UnreadableSourceError

from .conftest import TIGHT

TEXT = b"BT /F1 12 Tf 50 700 Td (PT A dan PT B meneken nota kesepahaman untuk alat kesehatan) Tj ET\n"


def pdf(content=TEXT, page=b"", catalog=b"", more=(), pages=b"/Kids [3 0 R] /Count 1", stream=b""):
    """A PDF of one page. page, catalog, pages, stream: more of their dictionaries; more: objects from 6 on."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages " + pages + b" >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
        b"/XObject << /X 6 0 R >> >> " + page + b" >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), stream, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    ]
    body, offsets = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        body
        + head
        + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    )


def packed(raw, times=1):
    for _ in range(times):
        raw = zlib.compress(raw, 9)
    return raw


def form(content, extra=b""):
    return b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] %s /Length %d >>\nstream\n%s\nendstream" % (
        extra, len(content), content,
    )  # fmt: skip


REFUSED = {
    "a stream that swells": pdf(packed(b" " * 600_000_000), stream=b"/Filter /FlateDecode"),
    "a stream that swells twice": pdf(packed(b" " * 500_000_000, 2), stream=b"/Filter [/FlateDecode /FlateDecode]"),
    "text without end": pdf(packed(TEXT * 400_000), stream=b"/Filter /FlateDecode"),
    "pages that hold themselves": pdf(pages=b"/Kids [2 0 R] /Count 1000000"),
    "a million pages that are not there": pdf(pages=b"/Kids [99 0 R] /Count 1000000"),
    "a lock": pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 2 /R 3 /O (x) /U (y) /P -4 >>"),
    "half a PDF": pdf()[:300],
    "only a head": b"%PDF-1.7\n",
    "bytes by chance": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "a form that draws itself": pdf(TEXT + b"/X Do", more=[form(b"/X Do " * 50, b"/Resources << /XObject << /X 6 0 R >> >>")]),
    "pictures instead of text": pdf(b"q 100 0 0 100 0 0 cm /X Do Q"),
}  # fmt: skip
HARMLESS = {
    "brackets without end": pdf(page=b"[" * 200_000),
    "a script": pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "a program to start": pdf(catalog=b"/OpenAction << /S /Launch /F (/bin/sh) >>"),
    "a link to a file": pdf(page=b"/Annots [<< /Type /Annot /Subtype /Link /A << /S /URI /URI (file:///etc/passwd) >> >>]"),
    "a form that sends itself": pdf(catalog=b"/AcroForm << /XFA (<x/>) >> /AA << /WC << /S /SubmitForm /F (http://127.0.0.1/) >> >>"),
    "a page as large as a country": pdf(page=b"/UserUnit 99999999"),
    "a file inside": pdf(catalog=b"/Names << /EmbeddedFiles << /Names [(x.exe) 6 0 R] >> >>", more=[form(b"MZ")]),
}  # fmt: skip


@pytest.mark.parametrize("raw", REFUSED.values(), ids=REFUSED)
def test_a_hostile_pdf_is_refused_in_words(raw):
    with pytest.raises(UnreadableSourceError, match=r"report\.pdf: a PDF .*; wanted|report\.pdf: more than") as fault:
        document_from(raw, "report.pdf", TIGHT)
    assert "Traceback" not in str(fault.value)


@pytest.mark.parametrize("raw", HARMLESS.values(), ids=HARMLESS)
def test_of_the_others_there_remains_their_text(raw):
    document, _ = document_from(raw, "report.pdf", TIGHT)
    assert document.text == "PT A dan PT B meneken nota kesepahaman untuk alat kesehatan\n"
