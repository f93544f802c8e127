"""Read: a Document becomes Claims, each with its exact words, and Problems."""

from berdikari.read.claims import METHOD
from berdikari.read.page import lay_out
from berdikari.read.parts import read_parts
from berdikari.read.unseen import quoted_in, without_unseen
from berdikari.records import Claim, Document, Problem
from berdikari.words import Words

__all__ = ["METHOD", "read"]


def read(document: Document, words: Words) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """What a document says: claims in the order of its cooperations, then figures; and what could not be made out.

    words: the word lists, from `edge.reference.words()`.
    Every claim's quote is a slice of the document's text. Pure: the same arguments give the same claims.
    """
    seen, places = without_unseen(document)
    found, problems = read_parts(lay_out(seen, words))
    return quoted_in(document, found, places), quoted_in(document, problems, places)
