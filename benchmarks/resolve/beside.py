"""The resolver's scorer beside Splink and dedupe on three public sets, in one run: F1 and seconds.

    PYTHONPATH=src python benchmarks/resolve/beside.py SHARED/bench/resolve

febrl3    5,000 made-up people, 2,000 of them true; each tool finds the pairs itself, without labels (dedupe: with 900
labelled pairs)
dblp-acm  pairs of titles; threshold, and dedupe's training, from the training pairs; F1 on the test pairs
names     826 pairs of names of people and firms; the threshold of each tool is its best one, for there is no split
"""

import csv
import json
import logging
import random
import re
import sys
import time
import warnings
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from berdikari.names import alike, person_alike
from berdikari.resolve.rows import Field, Scale, match_rows

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


def f1(found: set, true: set) -> float:
    right = len(found & true)
    return round(2 * right / (len(found) + len(true)), 4) if found or true else 0.0


def best_threshold(scores: list[float], truth: list[bool]) -> float:
    """The threshold with the best F1 on these pairs."""
    order = sorted(zip(scores, truth, strict=True), reverse=True)
    total, right, best = sum(truth), 0, (0.0, order[0][0])
    for at, (score, same) in enumerate(order, 1):
        right += same
        if at == len(order) or order[at][0] != score:
            best = max(best, (2 * right / (at + total), score))
    return best[1]


def f1_at(scores: list[float], truth: list[bool], threshold: float) -> float:
    found = {n for n, s in enumerate(scores) if s >= threshold}
    return f1(found, {n for n, same in enumerate(truth) if same})


# --- the three sets

PEOPLE = [
    Field(name="given_name", kind="person"), Field(name="surname", kind="person"), Field(name="street_number", kind="code"),
    Field(name="address_1", kind="text"), Field(name="address_2", kind="text"), Field(name="suburb", kind="text"),
    Field(name="postcode", kind="code"), Field(name="state", kind="code"), Field(name="date_of_birth", kind="code"),
    Field(name="soc_sec_id", kind="code"),
]  # fmt: skip
TITLES = [
    Field(name="title", kind="text"),
    Field(name="authors", kind="people"),
    Field(name="venue", kind="category"),
    Field(name="year", kind="category"),
]


def febrl(folder: Path) -> tuple[dict[str, dict], set]:
    with (folder / "febrl3.csv").open() as file:
        rows = {
            row["rec_id"]: {k.strip(): (v or "").strip() or None for k, v in row.items()}
            for row in csv.DictReader(file, skipinitialspace=True)
        }
    groups: dict[str, list[str]] = {}
    for name in rows:
        groups.setdefault(name.split("-")[1], []).append(name)
    return rows, {p for group in groups.values() for p in combinations(sorted(group), 2)}


def titles(path: Path) -> list[tuple[dict, dict, bool]]:
    found = []
    for line in path.read_text().splitlines():
        *sides, label = line.split("\t")
        found.append((*(dict(re.findall(r"COL (\w+) VAL (.*?)\s*(?=COL |$)", side)) for side in sides), label == "1"))
    return found


def names(folder: Path) -> list[tuple[str, str, str, bool]]:
    with (folder / "name_pairs.csv").open() as file:
        return [(row["schema"], row["name1"], row["name2"], row["is_match"] == "true") for row in csv.DictReader(file)]


# --- Berdikari


def berdikari(folder: Path) -> Iterator[tuple[str, float, float]]:
    rows, true = febrl(folder)
    start = time.perf_counter()
    groups = match_rows({k: {f: v for f, v in row.items() if f != "rec_id"} for k, row in rows.items()}, PEOPLE)
    yield "febrl3", f1({p for g in groups for p in combinations(g, 2)}, true), time.perf_counter() - start

    train, test = titles(folder / "dblp-acm" / "train.txt"), titles(folder / "dblp-acm" / "test.txt")
    start = time.perf_counter()
    scale = Scale(TITLES, [row for a, b, _ in train + test for row in (a, b)])
    scale.learn_names((a, b) for a, b, same in train if same)
    compared = [scale.compare(a, b) for a, b, _ in train]
    scale.learn(known for known, (*_, same) in zip(compared, train, strict=True) if same)
    threshold = best_threshold([scale.bits(known) for known in compared], [same for *_, same in train])
    scores = [scale.bits(scale.compare(a, b)) for a, b, _ in test]
    yield "dblp-acm", f1_at(scores, [same for *_, same in test], threshold), time.perf_counter() - start

    pairs = names(folder)
    start = time.perf_counter()
    scores = [(person_alike if schema == "Person" else alike)(a, b).score for schema, a, b, _ in pairs]
    truth = [same for *_, same in pairs]
    yield "names", f1_at(scores, truth, best_threshold(scores, truth)), time.perf_counter() - start


# --- Splink


def splink(folder: Path) -> Iterator[tuple[str, float, float]]:
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    rows, true = febrl(folder)
    start = time.perf_counter()
    table = pd.DataFrame(list(rows.values())).rename(columns={"rec_id": "unique_id"})
    comparisons = [
        cl.NameComparison(f.name)
        if f.kind == "person"
        else cl.LevenshteinAtThresholds(f.name, [1, 2])
        if f.kind == "code"
        else cl.JaroWinklerAtThresholds(f.name, [0.9, 0.8])
        for f in PEOPLE
    ]
    blocks = [
        block_on("soc_sec_id"),
        block_on("date_of_birth"),
        block_on("given_name", "surname"),
        block_on("postcode", "surname"),
        block_on("address_1"),
        block_on("given_name", "postcode"),
    ]
    linker = Linker(
        DuckDBAPI().register(table),
        SettingsCreator(
            link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=blocks
        ),
    )
    linker.training.estimate_probability_two_random_records_match([block_on("soc_sec_id")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("postcode"))
    predicted = linker.inference.predict(threshold_match_probability=0.5)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=0.5
    ).as_pandas_dataframe()
    found = {p for _, g in clusters.groupby("cluster_id") for p in combinations(sorted(g.unique_id), 2)}
    yield "febrl3", f1(found, true), time.perf_counter() - start

    train, test = titles(folder / "dblp-acm" / "train.txt"), titles(folder / "dblp-acm" / "test.txt")
    start = time.perf_counter()
    comparisons = [
        cl.JaroWinklerAtThresholds("title", [0.98, 0.92, 0.85]),
        cl.JaroWinklerAtThresholds("authors", [0.95, 0.88, 0.7]),
        cl.JaroWinklerAtThresholds("venue", [0.9]),
        cl.ExactMatch("year"),
    ]
    yield "dblp-acm", _splink_pairs(train, test, comparisons), time.perf_counter() - start
    pairs = [({"name": a}, {"name": b}, same) for _, a, b, same in names(folder)]
    start = time.perf_counter()
    comparisons = [cl.JaroWinklerAtThresholds("name", [0.97, 0.94, 0.91, 0.88, 0.84, 0.8, 0.75])]
    yield "names", _splink_pairs(pairs, pairs, comparisons), time.perf_counter() - start


def _splink_pairs(train, test, comparisons) -> float:
    """Score given pairs: each pair is its own block, so that Splink scores it.

    Its m come from the labelled training pairs.
    """
    import pandas as pd
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    def table(pairs):
        left = pd.DataFrame([{"unique_id": f"{n:06}a", "pair": n, **a} for n, (a, _, _) in enumerate(pairs)])
        right = pd.DataFrame([{"unique_id": f"{n:06}b", "pair": n, **b} for n, (_, b, _) in enumerate(pairs)])
        return pd.concat([left, right])

    api = DuckDBAPI()

    def linker(pairs):
        return Linker(
            api.register(table(pairs)),
            SettingsCreator(
                link_type="dedupe_only",
                comparisons=comparisons,
                blocking_rules_to_generate_predictions=[block_on("pair")],
                retain_intermediate_calculation_columns=False,
            ),
        )

    first = linker(train)
    labels = pd.DataFrame(
        [
            {
                "source_dataset_l": "x",
                "unique_id_l": f"{n:06}a",
                "source_dataset_r": "x",
                "unique_id_r": f"{n:06}b",
                "clerical_match_score": float(same),
            }
            for n, (*_, same) in enumerate(train)
        ]
    )
    first.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    first.training.estimate_m_from_pairwise_labels(first.table_management.register_labels_table(api.register(labels)))
    model = first.misc.save_model_to_json()

    def scores(pairs, trained):
        frame = trained.inference.predict().as_pandas_dataframe()
        known = dict(zip(frame.unique_id_l.str[:6].astype(int), frame.match_weight, strict=True))
        return [known.get(n, -99.0) for n in range(len(pairs))]

    threshold = best_threshold(scores(train, first), [same for *_, same in train])
    second = Linker(api.register(table(test)), model)
    return f1_at(scores(test, second), [same for *_, same in test], threshold)


# --- dedupe


def dedupe(folder: Path) -> Iterator[tuple[str, float, float]]:
    import dedupe as dd

    chance = random.Random(1)
    train, test = titles(folder / "dblp-acm" / "train.txt"), titles(folder / "dblp-acm" / "test.txt")
    start = time.perf_counter()
    variables = [
        dd.variables.String("title"),
        dd.variables.String("authors", has_missing=True),
        dd.variables.String("venue", has_missing=True),
        dd.variables.String("year", has_missing=True),
    ]
    yield "dblp-acm", _dedupe_pairs(variables, train, test), time.perf_counter() - start
    pairs = [({"name": a}, {"name": b}, same) for _, a, b, same in names(folder)]
    start = time.perf_counter()
    yield "names", _dedupe_pairs([dd.variables.String("name")], pairs, pairs), time.perf_counter() - start

    rows, true = febrl(folder)
    plain = {k: {f.name: row[f.name] for f in PEOPLE} for k, row in rows.items()}
    start = time.perf_counter()
    fields = [dd.variables.String(f.name, has_missing=True) for f in PEOPLE]
    tool = dd.Dedupe(fields, num_cores=1, in_memory=True)
    matches = [tuple(plain[k] for k in p) for p in chance.sample(sorted(true), 300)]
    keys = sorted(plain)
    others = [p for p in (tuple(chance.sample(keys, 2)) for _ in range(600)) if tuple(sorted(p)) not in true]
    tool.prepare_training(plain, sample_size=500)
    tool.mark_pairs({"match": matches, "distinct": [tuple(plain[k] for k in p) for p in others]})
    tool.train(index_predicates=False)
    found = {p for group, _ in tool.partition(plain, 0.5) for p in combinations(sorted(group), 2)}
    yield "febrl3", f1(found, true), time.perf_counter() - start


def _dedupe_pairs(variables, train, test) -> float:
    """dedupe's distances and its trained classifier on given pairs."""
    from dedupe.datamodel import DataModel

    model = DataModel(variables)
    names = [v.field for v in variables]

    def ready(row):
        return {n: row.get(n) or None for n in names}

    def distances(pairs):
        return model.distances([(ready(a), ready(b)) for a, b, _ in pairs])

    from sklearn.linear_model import LogisticRegression

    classifier = LogisticRegression(max_iter=1000)
    x = distances(train)
    classifier.fit(x, [same for *_, same in train])
    threshold = best_threshold(list(classifier.predict_proba(x)[:, 1]), [same for *_, same in train])
    return f1_at(list(classifier.predict_proba(distances(test))[:, 1]), [same for *_, same in test], threshold)


def main() -> None:
    folder = Path(sys.argv[1])
    for name in sys.argv[2:] or ["berdikari", "splink", "dedupe"]:
        for data, score, seconds in globals()[name](folder):
            print(json.dumps({"tool": name, "set": data, "F1": score, "seconds": round(seconds, 2)}), flush=True)


if __name__ == "__main__":
    main()
