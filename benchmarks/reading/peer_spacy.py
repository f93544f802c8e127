"""The peer: spaCy's tokenizer of each language, an EntityRuler with our phrases, a Matcher for money, days and firms.

Run by the Python that has spaCy: `peer_spacy.py TASK.json`; prints the seconds of processor time of each round. It finds spans and
nothing more: no partnerships, no stages told from plans, no offsets checked. Needs nothing of Berdikari.
"""

import json
import sys
import time

import spacy
from spacy.matcher import Matcher

SCALE = {
    "LOWER": {
        "IN": [
            "ribu",
            "juta",
            "miliar",
            "milyar",
            "triliun",
            "thousand",
            "million",
            "billion",
            "trillion",
            "bin",
            "milyon",
            "milyar",
            "m",
        ]
    }
}
CURRENCY = {
    "LOWER": {
        "IN": ["rp", "idr", "usd", "us$", "$", "eur", "euro", "dolar", "dollars", "€", "rm", "ringgit", "lira", "tl"]
    }
}
MONTH = {
    "LOWER": {
        "IN": [
            "januari",
            "februari",
            "maret",
            "april",
            "mei",
            "juni",
            "juli",
            "agustus",
            "september",
            "oktober",
            "november",
            "desember",
            "january",
            "february",
            "march",
            "may",
            "june",
            "july",
            "august",
            "october",
            "december",
            "ocak",
            "şubat",
            "mart",
            "nisan",
            "mayıs",
            "haziran",
            "temmuz",
            "ağustos",
            "eylül",
            "ekim",
            "kasım",
            "aralık",
        ]
    }
}
RULES = {
    "money": [
        [CURRENCY, {"LIKE_NUM": True}, {**SCALE, "OP": "?"}],
        [{"LIKE_NUM": True}, {**SCALE, "OP": "?"}, CURRENCY],
        [{"TEXT": {"REGEX": r"^(?:Rp|US\$|\$|€)[\d.,]+$"}}, {**SCALE, "OP": "?"}],
    ],
    "day": [
        [{"IS_DIGIT": True}, MONTH, {"IS_DIGIT": True, "OP": "?"}],
        [MONTH, {"IS_DIGIT": True}, {"IS_PUNCT": True, "OP": "?"}, {"IS_DIGIT": True, "OP": "?"}],
        [{"TEXT": {"REGEX": r"^\(?\d{1,2}/\d{1,2}(?:/\d{2,4})?\)?$"}}],
    ],
    "firm": [
        [{"TEXT": "PT"}, {"IS_TITLE": True, "OP": "{1,5}"}, {"TEXT": "Tbk", "OP": "?"}],
        [{"IS_TITLE": True, "OP": "{1,5}"}, {"LOWER": {"IN": ["ltd", "inc", "gmbh", "a.ş.", "corp", "bhd", "co."]}}],
    ],
}


def pipelines(phrases):
    made = {}
    for language in ("id", "en", "tr"):
        nlp = spacy.blank(language)
        ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
        ruler.add_patterns([{"label": label, "pattern": phrase} for label, phrase in phrases])
        matcher = Matcher(nlp.vocab)
        for name, rules in RULES.items():
            matcher.add(name, rules, greedy="LONGEST")
        made[language] = nlp, matcher
    return made


def read(texts, made):
    found = 0
    for language, text in texts:
        nlp, matcher = made[language]
        doc = nlp(text)
        found += len(doc.ents) + len(matcher(doc))
    return found


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        task = json.load(file)
    made = pipelines(task["phrases"])
    found = read(task["texts"], made)  # warm
    seconds = []
    for _ in range(task["rounds"]):
        start = time.process_time()
        read(task["texts"], made)
        seconds.append(time.process_time() - start)
    print(json.dumps({"version": spacy.__version__, "seconds": seconds, "spans": found}))


if __name__ == "__main__":
    main()
