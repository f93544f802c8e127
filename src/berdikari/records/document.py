"""Document: one text with its source; Quote: a stretch of it."""

from dataclasses import dataclass

from berdikari.errors import InvalidRecordError
from berdikari.records.checks import check_day, check_one_of, check_text, content_id

LANGUAGES = ("id", "en", "tr")
MEDIA = ("text", "html", "pdf", "sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of a document's text: `document.text[start:end] == text`, offsets in characters."""

    text: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise InvalidRecordError(
                "Quote", "end", (self.start, self.end), f"offsets that span {len(self.text)} characters"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its source. The text is kept whole, front matter included; it is never changed.

    source     file name or URL under which it came
    body       offset at which the article begins, behind front matter
    url        where it was published; None: not known
    outlet     who published it; None: not known
    published  day of publication, ISO 8601, perhaps cut to month or year; None: not known
    language   id, en or tr, the languages the reader knows; None: another one, or too little text to tell
    media      what it was before it became text
    """

    source: str
    text: str
    body: int = 0
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    media: str = "text"
    id: str = ""

    def __post_init__(self) -> None:
        check_text(self, "source", self.source)
        check_day(self, "published", self.published)
        check_one_of(self, "language", self.language, LANGUAGES)
        check_one_of(self, "media", self.media, MEDIA)
        if not 0 <= self.body <= len(self.text):
            raise InvalidRecordError("Document", "body", self.body, f"an offset from 0 to {len(self.text)}")
        if not self.id:
            object.__setattr__(self, "id", content_id("document", self.url or "", self.text))

    def quote(self, start: int, end: int) -> Quote:
        """The stretch from start to end, in characters."""
        return Quote(text=self.text[start:end], start=start, end=end)

    def holds(self, quote: Quote) -> bool:
        """True where the quote stands in this text at its offsets."""
        return self.text[quote.start : quote.end] == quote.text
