"""Learn what `read/weigh.py` weighs by from articles with gold facts: logistic regression with an L2 penalty, and for
pairs decision trees by gradient boosting (`pip install lightgbm`, which only learning needs).

python tools/train_parties.py GOLD.jsonl TEXTS_DIR [GOLD.jsonl TEXTS_DIR ...] \
    tools/party_examples.txt pair_trees.jsonl > party_weights.toml
"""

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypedDict

import lightgbm
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array, hstack
from scipy.special import expit

from berdikari.edge.fetch.language import detect_language
from berdikari.edge.load import load
from berdikari.edge.reference import words
from berdikari.names import same
from berdikari.read.organisations import Organisation, core_words, organisations
from berdikari.read.page import lay_out
from berdikari.read.tone import tone
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
from berdikari.words import Tree, Words

PENALTY = 3.0
FOLDS, TIMES = 6, 3  # parts that the articles are cut into, and how often
LEAST = 5  # rows that must have a feature
BARE = re.compile(r"[A-Za-z0-9_]+")  # a key of TOML that needs no quotation marks
SMALLEST = 0.05  # weights below are not written: they change nothing
WEIGHTS = {"retold": 2.0}  # by folder of articles: those that are nearest to what will be read count more
PENALTY_OF_WORDS = 0.3
LEAST_OF_TREES = 12
LEAST_OF_LEAVES = 25
TREES = 120
GROWTH = {
    "objective": "binary", "num_leaves": 31, "learning_rate": 0.08, "lambda_l2": 20.0,
    "min_sum_hessian_in_leaf": 1.0, "feature_fraction_bynode": 0.3, "seed": 0, "deterministic": True,
    "force_row_wise": True, "num_threads": 1, "verbose": -1,
}  # fmt: skip
Floats = NDArray[np.float64]
Row = tuple[dict[str, float], bool, float]  # features, label, what it counts for


class Learned(TypedDict):
    """What `words()` holds besides the lists."""

    weights: dict[str, dict[str, float]]
    trees: list[Tree]


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


@dataclass(eq=False)
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

    def page(self, lists: Words) -> tuple[dict[str, float], bool]:
        """Features and label of the page."""
        alone, rows = self._pairs(lists.weights["alone"])
        together = {pair: likely(row, lists) for pair, row in rows.items()}
        return page_features(alone, together, rows, self.around, lists), self.told

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


def fit(rows: Sequence[Row], penalty: float = PENALTY, times: int = 1) -> dict[str, float]:
    """Weights by feature, `bias` first, by penalised logistic regression; rows count by their weights. A feature that
    few rows have is left out; one that can only speak for, or only against, stays on its side of nought. times: how
    often each row comes.
    """
    names, x, y, by = _matrix(rows, LEAST * times)
    x = hstack([np.ones((len(rows), 1)), x], format="csr")
    ridge = np.full(len(names) + 1, penalty)
    ridge[0] = 0.01

    def loss(w: Floats) -> tuple[float, Floats]:
        score = x @ w
        wrong = by * (expit(score) - y)
        return float(by @ (np.logaddexp(0, score) - y * score) + ridge @ w**2 / 2), x.T @ wrong + ridge * w

    sides = [(None, None), *((0 if FOR.match(n) else None, 0 if AGAINST.match(n) else None) for n in names)]
    found = minimize(loss, np.zeros(len(sides)), jac=True, bounds=sides, method="L-BFGS-B", options={"maxiter": 500})
    return dict(zip(["bias", *names], found.x.tolist(), strict=True))


def grow(rows: Sequence[Row], times: int = 1) -> list[Tree]:
    """Decision trees over the features of pairs, by gradient boosting; what can only speak for, or only against, may
    not turn round.
    """
    names, x, y, by = _matrix(rows, LEAST_OF_TREES * times)
    one_way = [int(bool(FOR.match(n))) - int(bool(AGAINST.match(n))) for n in names]
    rules = {**GROWTH, "min_data_in_leaf": LEAST_OF_LEAVES * times, "monotone_constraints": one_way}
    grown = lightgbm.train(rules, lightgbm.Dataset(x, y, weight=by), TREES)
    return [_tree(tree["tree_structure"], names) for tree in grown.dump_model()["tree_info"]]


def _tree(node: dict[str, Any], names: Sequence[str]) -> Tree:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    branches = (_tree(node[side], names) for side in ("left_child", "right_child"))
    return names[node["split_feature"]], round(node["threshold"], 4), *branches


def _matrix(rows: Sequence[Row], least: int) -> tuple[list[str], csr_array, Floats, Floats]:
    """The features that so many rows have, their values by row, labels, and what each row counts for."""
    features_of, labels, weights = zip(*rows, strict=True)
    count = Counter(name for row in features_of for name in row)
    names = sorted(name for name, n in count.items() if n >= least)
    place = {name: i for i, name in enumerate(names)}
    cells = [
        (r, place[name], value) for r, row in enumerate(features_of) for name, value in row.items() if name in place
    ]
    at, column, values = zip(*cells, strict=True)
    x = csr_array((values, (at, column)), shape=(len(rows), len(names)))
    return names, x, np.array(labels, dtype=float), np.array(weights)


def fit_all(data: Sequence[Article], times: int = TIMES) -> Learned:
    """What all steps learn; each learns from what the one before says of articles that it did not learn from. Which
    articles are left out together is drawn several times, so that chance says less.
    """
    rows = {id(a): [(row, label, a.weight) for row, label in a.rows()] for a in data}

    def alone(some: Iterable[Article]) -> dict[str, float]:
        return fit([row for a in some for row in rows[id(a)]])

    def heard(some: Iterable[Article]) -> dict[str, float]:
        return fit([(tone(a.around), a.told, a.weight) for a in some], PENALTY_OF_WORDS)

    pairs: list[Row] = []
    told: list[Row] = []
    for seed in range(times):
        left_out = _folds(data, seed)
        firsts = [(alone(rest := [a for a in data if a not in away]), heard(rest)) for away in left_out]
        own = [
            [(row, label, a.weight / times) for a in away for row, label in a.pairs(first)]
            for away, (first, _) in zip(left_out, firsts, strict=True)
        ]
        for n, (away, (first, words_of)) in enumerate(zip(left_out, firsts, strict=True)):
            others = [row for i, rows_ in enumerate(own) if i != n for row in rows_]
            weights = {"alone": first, "together": fit(others), "tone": words_of}
            lists = replace(words(), weights=weights, trees=grow(others))
            told += [(*a.page(lists), a.weight / times) for a in away]
        pairs += [row for rows_ in own for row in rows_]
    weights = {
        "alone": alone(data), "together": fit(pairs, times=times), "tone": heard(data), "page": fit(told, times=times)
    }  # fmt: skip
    return Learned(weights=weights, trees=grow(pairs, times))


def _folds(data: Sequence[Article], seed: int) -> list[list[Article]]:
    shuffled = list(data)
    random.Random(seed).shuffle(shuffled)
    return [shuffled[n::FOLDS] for n in range(FOLDS)]


def main() -> None:
    *pairs, own, trees = sys.argv[1:]
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
    found = fit_all([*data, *learned])
    Path(trees).write_text("".join(f"{json.dumps(tree, separators=(',', ':'))}\n" for tree in found["trees"]), "utf-8")
    for step, weights in found["weights"].items():
        print(f"\n[{step}]")
        for name, weight in weights.items():
            if abs(weight) >= SMALLEST or name == "bias":
                print(f"{name} = {weight:.3f}" if BARE.fullmatch(name) else f'"{name}" = {weight:.3f}')


if __name__ == "__main__":
    main()
