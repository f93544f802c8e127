"""Page: where a sentence ends behind a legal form."""

import pytest

from berdikari.edge.reference import words
from berdikari.read.page import lay_out
from berdikari.records import Document


def _sentences(text: str) -> list[str]:
    page = lay_out(Document(source="test", text=text), words())
    return [page.text[s.start : s.end] for s in page.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Alat itu dibuat PT Kalbe Farma Tbk. Perusahaan ini menggandeng GE.",
        "It signed with Mindray Ltd. The firm makes ventilators.",
        "Kontrak diteken dengan Nile Medical LLC. Menurut Andi, nilainya besar.",
    ],
)
def test_a_common_word_behind_a_legal_form_begins_a_sentence(text: str):
    assert len(_sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Direktur Utama PT Kalbe Farma Tbk. Irawati Setiady berbicara.",
        "Medtronic Inc. Chief Executive Omar Ishrak said so.",
        "Mereka menggandeng Haier Biomedical Co. Ltd. dari Qingdao.",
        "Anlaşmayı Alvimedica Tıbbi Ürünler San. ve Dış Tic. A.Ş. imzaladı.",
    ],
)
def test_a_name_an_office_or_a_further_form_goes_on(text: str):
    assert len(_sentences(text)) == 1
