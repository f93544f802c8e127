"""The nouns of the field, one file a subject: frozen, checked when made, ids from content."""

from berdikari.records.checks import content_id
from berdikari.records.claim import FIELDS, Claim, Content, Day, Depth, Fair
from berdikari.records.device import Device
from berdikari.records.document import LANGUAGES, Document, Quote
from berdikari.records.judgement import VERDICTS, Judgement
from berdikari.records.organisation import Organisation
from berdikari.records.partnership import Alternative, Conflict, Partnership
from berdikari.records.party import ROLES, Ownership, Party, Person
from berdikari.records.place import Place
from berdikari.records.problem import Problem
from berdikari.records.question import ASKED, Question, Reason, Silence
from berdikari.records.reading import Reading
from berdikari.records.stage import LADDER, MODALITIES, STATUSES, Stage, Status, rung
from berdikari.records.value import BOUNDS, KINDS, Figure, Term, Value

__all__ = [
    "ASKED", "BOUNDS", "FIELDS", "KINDS", "LADDER", "LANGUAGES", "MODALITIES", "ROLES", "STATUSES", "VERDICTS",
    "Alternative", "Claim", "Conflict", "Content", "Day", "Depth", "Device", "Document", "Fair", "Figure",
    "Judgement", "Organisation", "Ownership", "Partnership", "Party", "Person", "Place", "Problem", "Question", "Quote",
    "Reading", "Reason", "Silence", "Stage", "Status", "Term", "Value", "content_id", "rung",
]  # fmt: skip
