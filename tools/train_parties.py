"""Learn the weights of `read/weigh.py` from articles with gold facts: logistic regression with an L2 penalty.

python tools/train_parties.py GOLD.jsonl TEXTS_DIR [GOLD.jsonl TEXTS_DIR ...] tools/party_examples.txt > weights.toml
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array
from scipy.special import expit

from berdikari.edge.fetch.language import detect_language
from berdikari.edge.load import load
from berdikari.edge.reference import words
from berdikari.names import same
from berdikari.read.organisations import Organisation, core_words, organisations
from berdikari.read.page import lay_out
from berdikari.read.weigh import (
    EXCLUDED,
    Surroundings,
    candidates,
    features,
    likely,
    page_features,
    pair_features,
    probability,
    surroundings,
)
from berdikari.records import Document

PENALTY = 3.0
LEAST = 5  # rows that must have a feature
SMALLEST = 0.05  # weights below are not written: they change nothing
WEIGHTS = {"retold": 2.0}  # by folder of articles: those that are nearest to what will be read count more
Floats = NDArray[np.float64]
# features that can only speak for a party or a deal, and those that can only speak against one: what a few hundred
# articles cannot tell from chance is settled here
FOR = re.compile(
    r"(pair_|party_|best_bond_(?!owned|pair_bare|loose|far_loose)|in_trigger(_share)?|instrument|signed|left_with|left_paired|right_with|right_paired|right_link|joined|"
    r"meet(_ever)?|meet_in_trigger|meet_with|meet_paired"
    r"|meet_lists|meet_between|trigger_|only_two|neighbours|best_of|page_trigger|page_instr|page_early|"
    r"page_device|low|high|legal_form|two_countries"
    r"|bond_(?!owned|pair_bare|loose|far_loose)|topic_device|with_device|mentions|aliases|talks|headline|making|foreign|strange)"
)
AGAINST = re.compile(
    r"(no_pair|care_alone|topic_service|best_bond_owned|best_topic_pharma|best_topic_no|best_only|best_care|page_pharma|page_crime|page_insurance|page_hospital|page_service|page_no|meet_broken|only_owned|meet_owned|"
    r"device_inside|number_inside|very_short|only_begins"
    r"|bond_owned|topic_pharma|topic_no_device|unknown_only|crime|left_at|right_at|left_owner|left_witness|speech|all_common|apart_3|left_comparison)"
)


@dataclass
class Article:
    """An article with the organisations that the reader finds in it, and to which gold partnerships each belongs."""

    id: str
    found: list[Organisation]
    around: Surroundings
    deals: list[set[str]]
    optional: list[bool]
    told: bool
    weight: float = 1.0

    def rows(self) -> list[tuple[dict[str, float], bool]]:
        """Features and label of each organisation; those that the gold leaves open are left out."""
        usable = [i for i, o in enumerate(self.found) if o.kind not in EXCLUDED and not self.optional[i]]
        return [(self.features[i], bool(self.deals[i])) for i in usable]

    @cached_property
    def features(self) -> list[dict[str, float]]:
        """The features of each organisation by itself."""
        return [features(o, self.around) for o in self.found]

    def pairs(self, weights: dict[str, float]) -> list[tuple[dict[str, float], bool]]:
        """Features and label of each pair."""
        rows = self._pairs(weights)[1]
        return [
            (row, bool(self.deals[a] & self.deals[b]))
            for (a, b), row in rows.items()
            if not (self.optional[a] or self.optional[b] or row.get("only_owned"))
        ]

    def page(self, weights: dict[str, dict[str, float]]) -> tuple[dict[str, float], bool]:
        """Features and label of the page."""
        alone, rows = self._pairs(weights["alone"])
        together = {pair: likely(row, weights["together"]) for pair, row in rows.items()}
        return page_features(alone, together, rows, self.around), self.told

    def _pairs(self, weights: dict[str, float]) -> tuple[list[float], dict[tuple[int, int], dict[str, float]]]:
        alone = [
            0.0 if o.kind in EXCLUDED else probability(row, weights)
            for o, row in zip(self.found, self.features, strict=True)
        ]
        return alone, pair_features(candidates(self.found, alone), self.found, alone, self.around)


def articles(gold: Path, texts: Path) -> Iterator[Article]:
    """The articles of a corpus with gold facts."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        document, _ = load(str(texts / f"{told['id']}.txt"))
        parties = [(p["key"], q) for p in told["partnerships"] for q in p["parties"] if q.get("name")]
        named = [(key, q["name"], bool(q.get("optional"))) for key, q in parties]
        yield _article(
            told["id"], document, named, WEIGHTS.get(gold.stem if gold.stem != "gold" else gold.parent.name, 1.0)
        )


def examples(path: Path) -> Iterator[Article]:
    """The project's own examples: each begins with a line "=== A + B | A + C", the parties of its deals."""
    for number, example in enumerate(path.read_text(encoding="utf-8").split("===")[1:]):
        head, text = example.split("\n", 1)
        deals = [deal.split("+") for deal in head.split("|")]
        named = [(str(i), name.strip(), False) for i, deal in enumerate(deals) for name in deal if name.strip()]
        document = Document(source="example", text=text.strip(), language=detect_language(text))
        yield _article(f"example-{number}", document, named, 1.0)


def _article(name: str, document: Document, named: Sequence[tuple[str, str, bool]], weight: float) -> Article:
    """What the reader finds in a document; named: deal, name and whether it may be left out, of each party in gold."""
    page = lay_out(document, words())
    found, _ = organisations(page)
    deals, optional = [], []
    for organisation in found:
        names = [organisation.name, *organisation.aliases]
        match = [(key, free) for key, name, free in named if any(alike(name, n) for n in names)]
        deals.append({key for key, _ in match})
        optional.append(bool(match) and all(free for _, free in match))
    return Article(name, found, surroundings(page, found), deals, optional, bool(named), weight)


def alike(gold: str, name: str) -> bool:
    """True where a name of the page is the gold's, or most of its words."""
    a, b = set(core_words(gold)), set(core_words(name))
    short = min((a, b), key=len)
    most = bool(short) and len(a & b) / len(short) >= 0.75 and (len(short) > 1 or max(map(len, short)) >= 4)
    return most or same(gold, name)


def fit(
    rows: list[dict[str, float]], labels: list[bool], weights: list[float], penalty: float = PENALTY
) -> dict[str, float]:
    """Weights by feature, `bias` first, by penalised logistic regression; rows count by their weights. A feature that
    few rows have is left out; one that can only speak for, or only against, stays on its side of nought.
    """
    count = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in count.items() if n >= LEAST)
    place = {name: i for i, name in enumerate(names, start=1)}
    cells = [(r, place[name], value) for r, row in enumerate(rows) for name, value in row.items() if name in place]
    cells += [(r, 0, 1.0) for r in range(len(rows))]
    at, column, values = zip(*cells, strict=True)
    x = csr_array((values, (at, column)), shape=(len(rows), len(names) + 1))
    y, by = np.array(labels, dtype=float), np.array(weights)
    ridge = np.full(len(names) + 1, penalty)
    ridge[0] = 0.01

    def loss(w: Floats) -> tuple[float, Floats]:
        score = x @ w
        wrong = by * (expit(score) - y)
        return float(by @ (np.logaddexp(0, score) - y * score) + ridge @ w**2 / 2), x.T @ wrong + ridge * w

    sides = [(None, None), *((0 if FOR.match(n) else None, 0 if AGAINST.match(n) else None) for n in names)]
    found = minimize(loss, np.zeros(len(sides)), jac=True, bounds=sides, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(["bias", *names], found.x.tolist(), strict=True))


def fit_both(data: list[Article], folds: int = 6) -> dict[str, dict[str, float]]:
    """Weights of both steps; the second learns from what the first says of articles that it did not learn from."""
    rows = {id(a): a.rows() for a in data}

    def alone(some: list[Article]) -> dict[str, float]:
        return _fit_rows([(row, label, a.weight) for a in some for row, label in rows[id(a)]])

    pairs, pages = [], []
    for fold in range(folds):
        learned = [a for i, a in enumerate(data) if i % folds != fold]
        away = [a for i, a in enumerate(data) if i % folds == fold]
        first = alone(learned)
        own = [(row, label, a.weight) for a in away for row, label in a.pairs(first)]
        pairs.append(own)
        pages.append((first, away))
    told = []
    for fold, (first, away) in enumerate(pages):
        second = _fit_rows([row for i, rows_ in enumerate(pairs) if i != fold for row in rows_])
        told += [(*a.page({"alone": first, "together": second}), a.weight) for a in away]
    every = [row for rows_ in pairs for row in rows_]
    return {"alone": alone(data), "together": _fit_rows(every), "page": _fit_rows(told)}


def fit_steadily(data: list[Article], times: int = 3) -> dict[str, dict[str, float]]:
    """The mean of the weights of several fits, each with the articles in another order: which fold an article falls
    into changes the second step, and should change no reading.
    """
    fits = []
    for seed in range(1, times + 1):
        shuffled = list(data)
        random.Random(seed).shuffle(shuffled)
        fits.append(fit_both(shuffled))
    names = {step: sorted({name for one in fits for name in one[step]}) for step in fits[0]}
    return {step: {n: sum(one[step].get(n, 0.0) for one in fits) / times for n in names[step]} for step in names}


def _fit_rows(rows: list[tuple[dict[str, float], bool, float]]) -> dict[str, float]:
    features_of, labels, weights = zip(*rows, strict=True)
    return fit(list(features_of), list(labels), list(weights))


def main() -> None:
    *pairs, own = sys.argv[1:]
    corpora = list(zip(pairs[::2], pairs[1::2], strict=True))
    data = [a for gold, texts in corpora for a in articles(Path(gold), Path(texts))]
    sets = [Path(t).parent.name if Path(t).name == "articles" else Path(t).name for _, t in corpora]
    learned = list(examples(Path(own)))
    print(
        "# Weights of the features that tell a party (read/weigh.py); learned by tools/train_parties.py, not by hand."
    )
    print(f"# {len(data)} articles: {', '.join(sets)}; {len(learned)} examples of the project's own.")
    if "held" in sets:
        print("# The held-out articles are among them: figures of these weights on any of these sets are no test.")
    for step, weights in fit_steadily([*data, *learned]).items():
        print(f"\n[{step}]")
        for name, weight in weights.items():
            if abs(weight) >= SMALLEST or name == "bias":
                print(f'"{name}" = {weight:.3f}' if "=" in name else f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
