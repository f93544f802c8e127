import random

import pytest

from berdikari.edge.config import Settings
from berdikari.edge.load import document_from, load
from berdikari.errors import UnreadableSourceError

ACCOUNTS = "\n".join(f"user{n}:x:{1000 + n}:{1000 + n}::/home/user{n}:/bin/sh" for n in range(20))
NUMBERS = "\n".join(" ".join(str(n * m) for m in range(9)) for n in range(40))
ARTICLE = (
    "PT Alfa Medika (Tbk.) dan Beta GmbH menandatangani kontrak Rp 17.500.000.000 pada 3/5/2024, 14.30 WIB: "
    "https://kabar.example/2024/05/03/alfa-dan-beta?x=1&y=2 [foto: dok.]\n" * 5
)


def refused(raw, name="a.txt"):
    with pytest.raises(UnreadableSourceError) as fault:
        document_from(raw, name, Settings())
    return str(fault.value)


@pytest.mark.parametrize("text", [ACCOUNTS, NUMBERS, f"---\ntitle: x\n---\n{NUMBERS}"])
def test_codes_and_numbers_are_no_article(text):
    assert "no prose" in refused(text.encode())


def test_noise_is_no_text():
    noise = random.Random(1).randbytes(4000).translate(None, bytes(range(32)))
    assert "no text in any encoding" in refused(noise)


@pytest.mark.parametrize("raw", [b"PK\n", b"PK\x05\x06" + bytes(18), b"PK\x03\x04 and so on"])
def test_an_archive_is_none_whether_sound_or_not(raw):
    assert "archive" in refused(raw, "z.zip")


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        f"Alfa Medika dan Beta membuat tempat tidur rumah sakit.\n{NUMBERS}",
        "12",
        "a:b:c",
        "Şırınga üretimi için yüzde elli yerlilik hedefleniyor. " * 9,
    ],
)
def test_an_article_and_what_is_too_short_to_tell_are_read(text):
    assert document_from(text.encode(), "a.txt", Settings())[0].text == text


def test_turkish_in_its_old_code_page_is_read():
    text = "Şırınga üretimi için yüzde elli yerlilik hedefleniyor; çağrı açıldı. " * 9
    assert document_from(text.encode("cp1254"), "a.txt", Settings())[0].text == text


@pytest.mark.parametrize("link", ["ftp://x/y.html", "file:///etc/hosts", "gopher://x"])
def test_other_links_are_refused_in_plain_words(link):
    with pytest.raises(UnreadableSourceError, match=r"wanted http:// or https:// only") as fault:
        load(link)
    assert str(fault.value).startswith(link)
