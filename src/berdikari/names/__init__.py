"""Names of organisations and people: what tells in them, and how alike two of them are, with reasons."""

from berdikari.names.alike import SAME, UNSURE, Feature, Likeness, alike, same
from berdikari.names.fold import fold, tokens
from berdikari.names.people import person_alike, same_person
from berdikari.names.telling import Name, country_of_form, firm_key, parse, short_forms

__all__ = [
    "SAME", "UNSURE", "Feature", "Likeness", "Name", "alike", "country_of_form", "firm_key", "fold", "parse",
    "person_alike", "same", "same_person", "short_forms", "tokens",
]  # fmt: skip
