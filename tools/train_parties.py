"""Learn the weights of `read/weigh.py` from articles with gold facts: logistic regression with an L2 penalty, by Newton's method.

    python tools/train_parties.py GOLD.jsonl TEXTS_DIR [GOLD.jsonl TEXTS_DIR ...] > src/berdikari/reference/party_weights.toml
"""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from berdikari.edge.load import load
from berdikari.edge.reference import words
from berdikari.names import same
from berdikari.read.organisations import core_words, organisations
from berdikari.read.page import lay_out
from berdikari.read.weigh import EXCLUDED, features, probability, standing, surroundings

PENALTY = 1.5


def examples(gold: Path, texts: Path):
    """Features and label of every organisation of the articles; optional parties are left out, and so are facilitators."""
    for line in gold.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        document, _ = load(str(texts / f"{article['id']}.txt"))
        page = lay_out(document, words())
        found, _ = organisations(page)
        around = surroundings(page, found)
        wanted = [q for p in article["partnerships"] for q in p["parties"] if q.get("name")]
        for organisation in found:
            if organisation.kind in EXCLUDED:
                continue
            names = [organisation.name, *organisation.aliases]
            match = [q for q in wanted if any(alike(q["name"], n) for n in names)]
            if match and all(q.get("optional") for q in match):
                continue
            yield article["id"], organisation.name, features(organisation, around), bool(match)


def alike(gold: str, name: str) -> bool:
    """True where a name of the page is the gold's, or most of its words."""
    a, b = set(core_words(gold)), set(core_words(name))
    short = min((a, b), key=len)
    most = bool(short) and len(a & b) / len(short) >= 0.75 and (len(short) > 1 or max(map(len, short)) >= 4)
    return most or same(gold, name)


def fit(rows: list[dict[str, float]], labels: list[bool], penalty: float = PENALTY) -> dict[str, float]:
    """Weights by feature, `bias` first; features that fewer than four rows have are left out."""
    count = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in count.items() if n >= 4)
    x = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    y = np.array(labels, dtype=float)
    ridge = np.full(x.shape[1], penalty)
    ridge[0] = 0.01
    w = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + np.diag(ridge), x.T @ (y - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-9:
            break
    return dict(zip(["bias", *names], w.tolist(), strict=True))


def fit_both(data: list[tuple[str, str, dict[str, float], bool]], folds: int = 8) -> dict[str, dict[str, float]]:
    """Weights of both steps; the second learns from what the first says of articles that it did not learn from."""
    ids = sorted({article for article, *_ in data})
    beside: list[dict[str, float]] = []
    labels: list[bool] = []
    for fold in range(folds):
        held = set(ids[fold::folds])
        first = fit([row for a, _, row, _ in data if a not in held], [y for a, *_, y in data if a not in held])
        for article in sorted(held):
            own = [(row, y) for a, _, row, y in data if a == article]
            stands = standing([probability(row, first) for row, _ in own])
            beside += [{**row, **s} for (row, _), s in zip(own, stands, strict=True)]
            labels += [y for _, y in own]
    return {"alone": fit([row for *_, row, _ in data], [y for *_, y in data]), "beside": fit(beside, labels)}


def main() -> None:
    pairs = list(zip(sys.argv[1::2], sys.argv[2::2], strict=True))
    data = [e for gold, texts in pairs for e in examples(Path(gold), Path(texts))]
    print("# Weights of the features that tell a party (read/weigh.py); learned by tools/train_parties.py, not written by hand.")
    print(f"# {len(data)} organisations, {sum(label for *_, label in data)} of them parties.")
    for step, weights in fit_both(data).items():
        print(f"\n[{step}]")
        for name, weight in weights.items():
            print(f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
