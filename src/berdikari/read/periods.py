"""Periods: the time that a sum of money is for: a year, five years, until 2030."""

import re

from berdikari.read.page import Page

_REACH = 44  # characters around a sum in which its time stands
_YEARS = r"(?:\d{1,2}|dua|tiga|empat|lima|sepuluh|two|three|four|five|ten|iki|uc|dort|bes|on)(?: \([^)]{1,8}\))?"
_BEHIND = re.compile(
    r"(?:[^.;:,()\d]{0,24}?[ ,(])?("
    r"(?:per|setiap|tiap|each|every|a) (?:tahun|bulan|year|month|annum)(?:nya)?\b"
    r"|(?:se|per)(?:tahun|bulan)\b|annually\b|monthly\b"
    rf"|(?:dalam|selama|untuk|over|within|for)(?: kurun| jangka)?(?: waktu)?(?: the next| a period of)?"
    rf" {_YEARS}[ -](?:tahun|years?)\b"
    r"(?: (?:ke depan|mendatang))?"
    r"|(?:hingga|sampai|sampai dengan|until|by|through)(?: tahun| akhir| the end of)* (?:19|20)\d{2}\b"
    r"|(?:periode|period)?\s?(?:19|20)\d{2} ?(?:-|hingga|sampai|to) ?(?:19|20)\d{2}\b)"
)
_BEFORE = re.compile(
    rf"(?:^|[ ,(])(yillik|aylik|yilda|her yil|annual|yearly|tahunan|{_YEARS} yil(?:da|lik)"
    rf"|{_YEARS} yil (?:icinde|boyunca)"
    r"|(?:19|20)\d{2} yilina kadar|(?:19|20)\d{2}-(?:19|20)\d{2})(?=[^.;:\d]{0,30}$)"
)


def period(page: Page, start: int, end: int) -> str | None:
    """The time that what stands there is for, in the text's words; None where its sentence tells none."""
    sentence = page.sentences[page.sentence_at(start)]
    found = _BEHIND.match(page.folded, end, min(sentence.end, end + 2 * _REACH)) or _BEFORE.search(
        page.folded, max(sentence.start, start - _REACH), start
    )
    return page.text[found.start(1) : found.end(1)] if found else None
