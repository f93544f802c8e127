"""Proofs: whether the words around a word of a stage bear it out: an opening is of a plant, a licence was got, what is
made is made already, goods have left the country.
"""

import re

from berdikari.read.page import Page, Sentence
from berdikari.words import Hit, fold

_EXPORT_NOUNS = ("ekspor", "export", "exports", "ihracat*")
_LAUNCHES = re.compile(
    r"(?:di|me)?luncurkan|launche[ds]|launch of|introduce[ds]|unveil(?:ed|s)|tanit(?:ti|ildi)|piyasaya sur\w*"
    r"|lansman\w*|hizmete sun\w*|dioperasikan"
)
_PLANT = re.compile(
    r"pabrik|fasilitas|produksi|plant|factory|facility|facilities|production|manufactur|tesis|fabrika|uretim|line"
    r"|pusat|laborator|buatan|dikembangkan|developed"
)
_SITE = re.compile(r"pabrik|fasilitas|produksi|plant|factor|facilit|production|manufactur|assembly|fabrika|tesis")
_GRANTED = re.compile(
    r"[kn]g?antongi|peroleh|dapat|terbit|nerbitkan|lolos|memiliki|punya|beroleh|keluar"
    r"|ngeluar|raih|kantong|clearance|certified|di tangan|memegang|pegang|lulus"
    r"|berikan|received|obtained|granted|secured|approved|issued|cleared|earned|gained|won|tamamla|registered|terdaftar|\baldi|alan\b|onay|verildi|sahib"
)
_APPROVED = re.compile(r"(?:(?:has|was|were|been) )?approve[ds]|cleared by")
_REGULATOR = re.compile(
    r"\bfda\b|bpom|regulator|health ministry|ministry of health|agency|authorit|administration|mhra|ema\b"
)
_ABLE = re.compile(r"\b(?:mampu|sanggup|bisa|dapat|able|can|could|capable)\b[^.,;]{0,16}$")
_RATE = re.compile(
    r"\d[\d.,]*[^.,;]{0,40}?(?:per |se|a |tiap |setiap |every |each )(?:hari|minggu|bulan|tahun|day|week|month|year)"
)
_MADE = re.compile(
    r"(?:seri )?uret(?:iliyor|ildi|ti|iyor|imi suruyor)|gelistir(?:di|ildi)|banttan ind\w+|put on the market"
    r"|roll(?:ed|s) out"
)
_HERE = re.compile(r"^(?: \w+){0,2} (?:in |at |locally|domestically)")
_IN_PLANT = re.compile(r"^(?: \w+){0,2} (?:at (?:the|its|a|their)|in (?:the|its|their)|locally|domestically)\b")
_BUILDERS = re.compile(
    r"(?:perusahaan|kontraktor|bidang|jasa|sektor|firma|grup|raksasa|alat) konstruksi"
    r"|construction (?:company|firm|group|giant|sector)|insaat (?:sirket|firma)"
)  # who builds, and what for: no building site
_FINITE = ("produces", "makes", "manufactures", "assembles")
_AT_PLANT = re.compile(
    r"[^.;,]{3,40} (?:at|in|di) (?:\w+(?:'s|') |the |its |a )?(?:plant|factory|facility|pabrik(?:nya)?)\b"
)
_WITH = re.compile(r" (?:it|them|these|the \w+) (?:with|under|at|in) ")  # "makes it with technology from its partner"
_GOING_ON = re.compile(r"\b(?:is|are|was|were)(?: now| already| also| currently)? $")
_BEGUN = re.compile(r"\b(?:sejak|since|sedang|tengah) [^.;]{0,40}$")
_UNDER_WAY = re.compile(
    r"^[^.;]{0,80}?\b(?:(?:telah|sudah|resmi|pun|mulai) (?:berjalan|berlangsung|bergulir|mencapai)"
    r"|(?<!akan )(?<!segera )(?<!bisa )(?<!ditargetkan )(?<!direncanakan )(?<!dapat )dimulai"
    r"|(?:has|have) (?:begun|started)|is under way|is underway|began|started|basla(?:di|ndi)|suruyor"
    r"|geci(?:ldi|yor)|gecti|devam ediyor|yapiliyor|gerceklestiriliyor)\b"
)
_SENT = re.compile(r"^[^.;,]{3,70}? (?:ke|to|for|untuk) ")
_STATISTICS = re.compile(r"(?:nilai|kinerja|total|pasar|neraca|realisasi|volume|target|data|devisa|value of|total)\s+$")
_ABROAD = re.compile(r"luar negeri|mancanegara|abroad|overseas|yurt disi|\bunicef\b|\d ulke")
_NO_GOODS = re.compile(
    r"delegasi|surat|proposal|tenaga|mahasiswa|teknisi|wakil|usulan|tim\b|team|delegation|letter|engineer|student"
    r"|sampel|sample|numune|ornek|heyet|mektup"
)
_GOODS = re.compile(r"\bcihaz|\bunit|kontainer|container|\bpieces|\bbuah|\badet|ihracat")
_REACH = 80  # characters around a word of sending in which the country stands


def is_borne_out(page: Page, sentence: Sentence, hit: Hit, name: str, mood: str) -> bool:
    """True where the words around a hit of a list of stages, told in a mood, bear it out."""
    if name in ("production_verb", "output_verb") and mood == "done":
        return _is_made(page, sentence, hit)
    if name == "plant_announced":
        return bool(_SITE.search(page.folded, hit.start, min(sentence.end, hit.end + 70)))
    if name == "construction":
        return not _BUILDERS.search(page.folded, max(sentence.start, hit.start - 24), hit.end + 12)
    if name == "in_use":
        return _is_of_makers(page, sentence)
    if name == "export_verb":
        noun = hit.phrase in _EXPORT_NOUNS  # "target ekspor" is nobody's plan to export
        return _is_exported(page, sentence, hit) if mood == "done" else not noun
    if name in ("licensed", "cleared"):
        return _is_granted(page, sentence, hit)
    if name == "given":
        return not _NO_GOODS.search(page.folded, max(sentence.start, hit.start - 40), min(sentence.end, hit.end + 40))
    if name == "commissioned":
        return bool(_PLANT.search(page.folded, max(sentence.start, hit.start - 70), min(sentence.end, hit.end + 90)))
    if name == "cooperation" and not sentence.headline:
        return not (
            page.text[hit.start].isupper() and hit.start - sentence.start > 3
        )  # Direktur Inovasi dan Kerja Sama Industri
    return True


def _is_of_makers(page: Page, sentence: Sentence) -> bool:
    """True where a sentence names a device and says that somebody made it: "ventilator buatan X sudah dipakai"."""
    made = page.has("stages.makers", start=sentence.start, end=sentence.end)
    return made and page.has("devices.catalogue", "devices.general", start=sentence.start, end=sentence.end)


def is_launch(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for the launch of a device, which is made already: "meluncurkan ventilator", "launched a stent"."""
    return bool(_LAUNCHES.fullmatch(page.folded[hit.start : hit.end])) and page.has(
        "devices.catalogue", start=max(sentence.start, hit.start - 60), end=min(sentence.end, hit.end + 60)
    )


def is_begun(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True where what a noun names is told as begun behind it: "Pembangunan pabrik itu resmi dimulai"."""
    return bool(_UNDER_WAY.match(page.folded[hit.end : min(sentence.end, hit.end + 120)]))


def _is_granted(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for a licence that somebody got, and for a device that was approved."""
    if _APPROVED.fullmatch(page.folded[hit.start : hit.end]):
        regulated = " " in page.folded[hit.start : hit.end] or _REGULATOR.search(
            page.folded, sentence.start, sentence.end
        )
        return bool(regulated) and page.has("devices.catalogue", start=sentence.start, end=sentence.end)
    return bool(_GRANTED.search(page.folded, max(sentence.start, hit.start - 50), min(sentence.end, hit.end + 64)))


def _is_made(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for a verb of making that tells of what is made already: telah memproduksi, now makes, 500 units a month,
    "produksi massal telah dimulai", Turkish -di, -yor.

    What somebody is able to make is not made.
    """
    verb = page.folded[hit.start : hit.end]
    start, behind = max(sentence.start, hit.start - 48), page.folded[hit.end : min(sentence.end, hit.end + 90)]
    if _ABLE.search(page.folded, max(sentence.start, hit.start - 30), hit.start):
        return False
    if verb in ("made", "produced", "assembled", "manufactured") and _GOING_ON.search(page.folded, start, hit.start):
        return bool(_IN_PLANT.match(behind))
    if verb in ("made", "make", "making") and not _HERE.match(behind):
        return False
    if page.has("modality.done", start=max(sentence.start, hit.start - 22), end=hit.start):
        return True
    if _MADE.fullmatch(verb) or (
        verb.startswith(
            ("produksi", "seri uretim", "uretim", "mass production", "serial production", "series production")
        )
        and is_begun(page, sentence, hit)
    ):
        return True
    if verb in ("producing", "making", "manufacturing", "assembling"):
        return bool(_GOING_ON.search(page.folded, start, hit.start))
    if _AT_PLANT.match(behind) and verb in (*_FINITE, "merakit", "memproduksi", "membuat"):
        return True
    if verb in _FINITE and _WITH.match(behind):
        return True
    finite = verb in _FINITE or verb.startswith("me")
    return finite and bool(_RATE.search(behind) or _BEGUN.search(page.folded, start, hit.start))


def _is_exported(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True for goods that left: telah ekspor, has exported, a headline's "ekspor alat suntik ke Ukraina", "dikirim ke
    Jerman".
    """
    verb, behind = page.folded[hit.start : hit.end], page.folded[hit.end : hit.end + 90]
    if _STATISTICS.search(page.folded, max(sentence.start, hit.start - 20), hit.start):
        return False
    if verb in ("ships", "shipped", "exported", "exports") and _SENT.match(behind):
        return True
    if fold(hit.phrase) not in _EXPORT_NOUNS and verb[:3] not in ("exp", "shi", "eks"):
        return _is_sent_abroad(page, sentence, hit)
    if page.has("modality.done", start=max(sentence.start, hit.start - 22), end=hit.start):
        return True
    return verb == "ekspor" and sentence.headline and bool(_SENT.match(behind))


def _is_sent_abroad(page: Page, sentence: Sentence, hit: Hit) -> bool:
    """True where what was sent, a device, went to another country."""
    start, end = max(sentence.start, hit.start - _REACH), min(sentence.end, hit.end + _REACH)
    around = page.folded[start:end]
    goods = page.has("devices.catalogue", "devices.general", start=sentence.start, end=sentence.end)
    if _NO_GOODS.search(around) or not (goods or _GOODS.search(around)):
        return False
    countries = page.words.table("places", "country")
    return bool(_ABROAD.search(around)) or any(
        countries[fold(there.phrase)] != "ID" for there in page.hits("places.country", start=start, end=end)
    )
