import sys

import pytest

from berdikari.edge.config import Settings
from berdikari.edge.load import document_from
from berdikari.errors import UnreadableSourceError


def pdf(*lines, stream=None):
    """A PDF of one page with these lines of text."""
    shown = "".join(f"BT /F1 12 Tf 50 {750 - 20 * row} Td ({line}) Tj ET\n" for row, line in enumerate(lines))
    content = stream if stream is not None else shown.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(content)).encode() + b" >>\nstream\n" + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + text + b"\nendobj\n"
    table = b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    return (body + b"xref\n0 6\n0000000000 65535 f \n" + table
            + f"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF".encode())  # fmt: skip


def of(raw, name="report.pdf", **settings):
    return document_from(raw, name, Settings(**settings))


def test_the_text_of_a_pdf():
    document, problems = of(pdf("PT A dan PT B meneken nota kesepahaman", "untuk produksi alat kesehatan di Banten."))
    assert document.text == "PT A dan PT B meneken nota kesepahaman\nuntuk produksi alat kesehatan di Banten.\n"
    assert (document.media, document.language, problems) == ("pdf", "id", ())


def test_a_pdf_is_known_by_its_bytes_whatever_its_name():
    assert of(pdf("Isi."), "unduhan")[0].media == "pdf"


@pytest.mark.parametrize(
    "raw, found",
    [(b"%PDF-1.4 broken", "cannot be opened"), (pdf(), "without a text layer"), (b"no pdf at all", "no PDF")],
)
def test_a_pdf_that_gives_no_text_is_refused_in_words(raw, found):
    with pytest.raises(UnreadableSourceError, match=found):
        of(raw)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_pdf_may_not_take_more_memory_than_allowed():
    with pytest.raises(UnreadableSourceError):
        of(pdf("Isi."), pdf_bytes=16 * 1024 * 1024)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_pdf_may_not_take_more_time_than_allowed():
    with pytest.raises(UnreadableSourceError, match=r"processor time|cannot be opened|memory"):
        of(pdf(*["kata " * 15] * 40_000), pdf_seconds=1)


def test_more_text_than_allowed_is_refused():
    with pytest.raises(UnreadableSourceError, match="more text"):
        document_from(pdf(*["kata lagi " * 5] * 30), "a.pdf", Settings(file_bytes=1000))
