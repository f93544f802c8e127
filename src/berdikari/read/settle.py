"""Settle: names whose words tell no kind, and names behind an office, by what stands around them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from berdikari.read.employers import person_at
from berdikari.read.names import Mention
from berdikari.read.page import Page
from berdikari.words import fold

_FAIR_BEFORE = re.compile(
    r"(?:pameran|ajang|forum|expo|exhibition|konferensi|konperensi|seminar|gelaran|fuari|fuarinda|summit|"
    r"gathering)\W+(?:\w+\W+)?$"
)
_REACH = 34  # characters of the longest word that stands directly before a name
_OF = re.compile(r" (?:of|at|for|dari|di)$")  # behind an office it leads to the employer
_IN = re.compile(r"['’]n?[dt][ae](?:ki)?\b")  # the Turkish ending of a place
_BEFORE_QUARTER = re.compile(r"(?:, | di | in | at )\Z")
_QUARTER = re.compile(r", [A-Z]")
_PERSON_AND_OFFICE = re.compile(r"[A-Z]\w+ [A-Z]\w+, (?:the )?(?:[A-Z][\w&]+ (?:of |and )?){1,5}$")
_HOLDER = re.compile(r"[A-Z]\w+ [A-Z]\w+, (?:[\w&-]+ ){0,4}[\w&-]+, $")
_UNIT_REACH = 120  # characters from a unit of an office to the last of its fields
_FIELDS = re.compile(r"(?: [A-Z]\w+)+(?:, [A-Z]\w+(?: [A-Z]\w+)*)*(?:,|,? (?:and|dan|serta)) [A-Z]\w+(?: [A-Z]\w+)*")
_FIELD = re.compile(r"(?: (?:of|for|the|bidang|untuk))?(?: [^\W\d_]+){0,3}, ")


def settle(page: Page, found: Sequence[Mention], known: Collection[str]) -> list[Mention]:
    """The names with those of unknown kind settled by what stands around them; known: folded names of organisations
    of the page.
    """
    settled: list[Mention] = []
    inside = {fold(m.text) for m in found if not m.starts and not page.sentences[m.sentence].headline}
    inside |= _strange_in_headlines(page, found)
    for mention in found:
        if mention.kind == "office":
            settled.extend(_split_office(page, mention, known))
            continue
        own = _trimmed(page, mention, known)
        if own.kind == "unknown" and (
            (settled and _holds_office_of(page, settled[-1], own)) or _beside_office(page, own)
        ):
            settled.append(replace(own, kind="person"))
            continue
        if own.kind != "unknown" or plain(own.text) in known or not _is_chance(page, own, inside):
            settled.append(_settled(page, own))
    return settled


def _beside_office(page: Page, mention: Mention) -> bool:
    """True for the name between commas behind an office: "the head of Khatlon region, Alan Barak, signed"."""
    words = mention.text.split()
    if page.text[mention.end : mention.end + 2] != ", " or not 2 <= len(words) <= 4 or _sounds_of_trade(page, words):
        return False
    sentence = page.sentences[mention.sentence]
    offices = page.hits("offices.words", start=max(sentence.start, mention.start - _REACH), end=mention.start - 1)
    return bool(offices) and _FIELD.fullmatch(page.text, offices[-1].end, mention.start) is not None


def _strange_in_headlines(page: Page, found: Sequence[Mention]) -> set[str]:
    """First words of headlines' names that are no words of any language: "Dolvex Wins Order". They may begin sentences
    too.
    """
    firsts = {fold(m.text.split()[0]) for m in found if page.sentences[m.sentence].headline}
    return {word for word in firsts if word not in page.words.lexicon and len(word) > 3}


def _holds_office_of(page: Page, employer: Mention, mention: Mention) -> bool:
    """True for the name behind an office and its employer: "CEO Basic International, Liu"."""
    return (
        page.text[employer.end : mention.start] in (", ", " ")
        and employer.kind not in ("person", "place", "other", "unknown")
        and len(mention.text.split()) <= 3
        and not mention.text.isupper()
        and _directly(page, "offices.words", employer.start)
    )


def _trimmed(page: Page, mention: Mention, known: Collection[str]) -> Mention:
    """A name without the common words that stand in front of a name that the page knows: "Kapasitas Oneject", "Tugas
    Bio Farma".
    """
    lexicon, words = page.words.lexicon, mention.text.split()
    if mention.kind not in ("unknown", "company"):
        return mention
    for count in range(1, min(3, len(words) - 1) + 1):
        if not (words[count - 1].isdigit() or "c" in lexicon.get(fold(words[count - 1]), "")):
            break
        rest = " ".join(words[count:])
        if plain(rest) in known:
            return replace(mention, text=rest, start=mention.end - len(rest), starts=False)
    return mention


def plain(name: str) -> str:
    """A folded name as it is compared: without the stops of abbreviation ("PT. X" as "PT X")."""
    return fold(name).replace("pt. ", "pt ").strip(".,")


# what stands behind a firm that begins a sentence: "Indofarma, Kimia Farma dan", "Oneject menggandeng", "Baykar ile"
_ACTS = re.compile(
    r"(?:, [A-Z]\w+(?: [A-Z]\w+){0,3},?)? (?:dan|and|ve|&|bersama|dengan|with|ile) [A-Z]"
    r"|(?: telah| resmi| juga| kembali| has| have)? (?:menggandeng|gandeng|meneken|teken|menandatangani|menjalin"
    r"|bermitra|berkolaborasi|bekerja ?sama|menunjuk|mengakuisisi|signed|signs|inked|partner(?:s|ed)|team(?:s|ed) up"
    r"|acquires?d?|collaborat(?:es|ed)|appointed|agreed)\b"
)


def _is_chance(page: Page, mention: Mention, inside: Collection[str]) -> bool:
    """True for capitals that tell nothing: a headline's, or one plain word that begins a sentence and stands nowhere
    else.
    """
    if page.sentences[mention.sentence].headline:
        return fold(mention.text) not in inside
    if fold(mention.text) in inside:
        return False
    return (
        mention.starts
        and mention.text[1:].islower()
        and not _stands_behind(page, "names.company_before", mention.end)
        and not (fold(mention.text) not in page.words.lexicon and _ACTS.match(page.text, mention.end))
    )


def _split_office(page: Page, mention: Mention, known: Collection[str]) -> Iterator[Mention]:
    """Employer and person behind words of office: the employer is the longest known name at the head of the run."""
    mention = _behind_field_words(page, mention, known)
    words = mention.text.split()
    for count in range(len(words), 0, -1):
        head = " ".join(words[:count])
        if plain(head) in known:
            middle = mention.start + len(head)
            kind = mention.hint if count == len(words) and mention.hint != "unknown" else "company"
            yield replace(mention, text=head, end=middle, kind=kind, office=None)
            if count < len(words):
                yield replace(mention, text=" ".join(words[count:]), start=middle + 1, kind="person")
            return
    yield from _parted(page, mention, words) or _whole(page, mention)


def _parted(page: Page, mention: Mention, words: Sequence[str]) -> list[Mention]:
    """Employer and person of a run that no known name begins; words that tell no kind are left to the office."""
    if page.text[mention.end : mention.end + 2] == ", " and page.text[mention.end + 2 : mention.end + 3].isupper():
        return []  # the person stands behind the comma
    count = person_at(words, page.words.lexicon, mention.hint)
    if count is None:
        return []
    head, tail = " ".join(words[:count]), " ".join(words[count:])
    person = replace(mention, text=tail, start=mention.end - len(tail), kind="person")
    employer = replace(mention, text=head, end=mention.start + len(head), kind=mention.hint, office=None)
    return [person] if mention.hint == "unknown" else [employer, person]


def _whole(page: Page, mention: Mention) -> Iterator[Mention]:
    """A run behind an office as one name: of the employer where its words tell a kind, else of the person."""
    if _OF.search(mention.office or "") and mention.hint == "unknown":
        yield replace(mention, kind="unknown", office=None)
        return
    kind = "company" if mention.hint == "unknown" and _behind_person(page, mention) else mention.hint
    yield replace(
        mention, kind="person" if kind == "unknown" else kind, office=None if kind != "unknown" else mention.office
    )


def _behind_field_words(page: Page, mention: Mention, known: Collection[str]) -> Mention:
    """A run without the words of an office's field at its head: "Direktur Pengembangan [Usaha] Bio Farma"."""
    words = mention.text.split()
    for count in range(1, min(4, len(words))):
        if "c" not in page.words.lexicon.get(fold(words[count - 1]), ""):
            break
        rest = words[count:]
        if any(plain(" ".join(rest[:size])) in known for size in range(len(rest), 0, -1)):
            text = " ".join(rest)
            return replace(mention, text=text, start=mention.end - len(text), hint="unknown")
    return mention


def _behind_person(page: Page, mention: Mention) -> bool:
    """True for what stands behind an office that stands behind a name: "Chris Zhang, Presiden Direktur Mindray
    Indonesia".
    """
    if "c" in page.words.lexicon.get(fold(mention.text.split()[0]), "") or page.text[
        mention.end : mention.end + 1
    ] not in (",", ")", "."):
        return False
    before = page.text[max(0, mention.start - len(mention.office or "") - 30) : mention.start]
    return bool(_PERSON_AND_OFFICE.search(before))


def _settled(page: Page, mention: Mention) -> Mention:
    """A name of unknown kind with the kind that the words around it tell, if they do."""
    if mention.kind != "unknown":
        return mention
    if _QUARTER.match(page.text, mention.end) and _BEFORE_QUARTER.search(
        page.folded, max(0, mention.start - 5), mention.start
    ):
        near = page.hits(
            "places.regency",
            "places.province",
            "places.abroad",
            "places.country",
            start=mention.end,
            end=mention.end + 24,
        )
        if near and near[0].start == mention.end + 2:
            return replace(mention, kind="place")  # Rumah Sakit Pelni, Petamburan, Jakarta
    if page.document.language == "tr" and _IN.match(page.text, mention.end):
        return replace(mention, kind="place")  # Gebze'deki
    if _FAIR_BEFORE.search(page.folded, max(page.sentences[mention.sentence].start, mention.start - 40), mention.start):
        return replace(mention, kind="other")
    if _directly(page, "names.brand_before", mention.start) or _is_field(page, mention):
        return replace(mention, kind="other")
    if is_person(page, mention):
        return replace(mention, kind="person")
    reach = max(page.sentences[mention.sentence].start, mention.start - 60)
    if _stands_before(page, "names.company_before", reach, mention.start) or _stands_behind(
        page, "names.company_before", mention.end
    ):
        return replace(mention, kind="company")
    return mention


def _is_field(page: Page, mention: Mention) -> bool:
    """True for one of the fields of a unit: "Directorate General of Metal, Machinery and Electronics"."""
    units = page.hits("offices.chain", start=mention.start - _UNIT_REACH, end=mention.start)
    return any(_FIELDS.fullmatch(page.text, hit.end, mention.end) for hit in units)


def is_person(page: Page, mention: Mention) -> bool:
    """True for a name that speaks, is addressed as a person, or holds an office."""
    words = mention.text.split()
    if len(words) > 5 or mention.text.isupper():
        return False
    if _directly(page, "names.person_before", mention.start) or (len(words) > 1 and _behind_field(page, mention)):
        return True
    if len(words) > 1 and (
        (not _sounds_of_trade(page, words) and page.has("names.person_after", start=mention.end, end=mention.end + 16))
        or (
            page.text.startswith((" signed", " menandatangani"), mention.end)
            and any("p" in page.words.lexicon.get(fold(w), "") for w in words)
        )
    ):
        return True
    return len(words) in (2, 3, 4) and _named_by_office(page, mention)


def _sounds_of_trade(page: Page, words: Sequence[str]) -> bool:
    """True where a word of a name is common, or of organisations, and of no person: "Guangxi Latex Works"."""
    kinds = [page.words.lexicon.get(fold(word), "") for word in words]
    return any(kinds) and not any("p" in kind for kind in kinds)


def _behind_field(page: Page, mention: Mention) -> bool:
    """True for a name behind an office and its field of work: "Direktur Jenderal Industri Logam, Mesin (ILMATE)
    Kemenperin X".
    """
    start = max(page.sentences[mention.sentence].start, mention.start - 170)
    for hit in page.hits("offices.words", start=start, end=mention.start):
        between = re.findall(r"[^\s(),.]+", page.text[hit.end : mention.start])
        listed = len(between) > 2 or (between and page.text.endswith(", ", 0, mention.start))
        if listed and all(w[0].isupper() or w in ("dan", "and", "of", "for", "the", "serta") for w in between):
            return True
    return False


def _stands_before(page: Page, name: str, start: int, end: int) -> bool:
    """True where a phrase of a list stands before a name with no break of clause between them: "produsen lokal asal
    Prancis X".
    """
    return any(
        len(page.folded[h.end : end].split()) <= 5
        and not re.search(r"[,.;:()\n]| dan | dengan | and | with | yang | ve ", page.folded[h.end : end])
        for h in page.hits(name, start=start, end=end)
    )


def _stands_behind(page: Page, name: str, end: int) -> bool:
    """True where an apposition behind a name says what it is: "Surgiris, pembuat lampu operasi"."""
    reach = page.folded[end : end + 60]
    match = re.match(
        r"(?:'[a-z]+)?[,(]? ?(?:a |an |the |selaku |sebagai |salah satu |adalah |which is |(?:\w+ ){0,2})", reach
    )
    if not reach.startswith((",", " selaku", " sebagai", " adalah", " (", " firmasi", " sirketi")) or match is None:
        return False
    return any(len(page.folded[end : h.start].split()) <= 3 for h in page.hits(name, start=end, end=end + 40))


def _directly(page: Page, name: str, start: int) -> bool:
    return any(
        not page.folded[h.end : start].strip(" .,") for h in page.hits(name, start=max(0, start - _REACH), end=start)
    )


def _named_by_office(page: Page, mention: Mention) -> bool:
    """True for a name with an office before or behind it: "Febie Poetri, Direktur Marketing GTM"."""
    if _directly(page, "offices.words", mention.start):
        return not _is_employer(page, mention)
    near = page.hits("offices.words", start=mention.end, end=mention.end + 26)
    return bool(near) and page.folded[mention.end : near[0].start].strip() in (
        ",",
        ", the",
        "selaku",
        "sebagai",
        "as",
        ", selaku",
    )


def _is_employer(page: Page, mention: Mention) -> bool:
    """True for what a comma parts from an office that stands behind a person: "Ana Ruiz, president, Medtronic
    Diabetes".
    """
    start = max(page.sentences[mention.sentence].start, mention.start - 70)
    return _HOLDER.search(page.text[start : mention.start]) is not None
