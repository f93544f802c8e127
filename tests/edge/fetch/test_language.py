import os
from pathlib import Path

import pytest

from berdikari.edge.fetch.language import detect_language


@pytest.mark.parametrize(
    "text, language",
    [
        ("Perusahaan itu akan membangun pabrik alat kesehatan di Banten bersama mitra dari Turki.", "id"),
        ("The company will build a plant for medical devices in Banten together with a partner from Turkey.", "en"),
        ("Şirket, Türk ortağıyla birlikte Banten'de bir tıbbi cihaz fabrikası kuracak.", "tr"),
        ("PT GTM teken MoU dengan Surgiris", "id"),
        ("İKİ ÜLKE ARASINDA ANLAŞMA İMZALANDI", "tr"),
        ("Die Firma hat einen Vertrag mit dem Krankenhaus unterschrieben und will die Produktion beginnen.", None),
        ("L'entreprise a signé un accord avec le ministère pour la fabrication de scanners dans une usine.", None),
        ("La empresa firmó un acuerdo con el ministerio de salud para la fabricación de equipos.", None),
        ("Het bedrijf heeft een overeenkomst getekend met het ziekenhuis en is van plan te investeren.", None),
        ("Công ty đã ký thỏa thuận với Bộ Y tế để sản xuất thiết bị y tế tại một nhà máy mới.", None),
        ("该公司与卫生部签署了一项协议。", None),
        ("12 345 -- 67", None),
        ("", None),
    ],
)
def test_language(text, language):
    assert detect_language(text) == language


def test_the_language_of_the_shared_articles():
    shared = Path(os.environ.get("BERDIKARI_SHARED", Path(__file__).parents[4] / "shared"))
    articles = sorted((shared / "articles").glob("*.txt"))
    if not articles:
        pytest.skip("the shared articles are not beside this checkout")
    assert {file.name: detect_language(file.read_text("utf-8")) for file in articles} == {
        file.name: "id" for file in articles
    }
