"""Crossed: the reader on articles that its weights were not learned from: learned from four fifths, read the fifth, five times."""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reading.corpora import Corpus, read_all, texts_of
from benchmarks.reading.score import Score, score

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

FOLDS, SEED = 5, 1


def crossed(chosen: Sequence[Corpus]) -> Score:
    """The score over all articles of the corpora, each read with weights that were learned from the others."""
    import train_parties

    golds = [gold for corpus in chosen for gold in corpus.golds]
    documents = {name: document for corpus in chosen for name, document in corpus.documents.items()}
    articles = [one for corpus in chosen for one in train_parties.articles(_gold_file(corpus), corpus.folder)]
    own = list(train_parties.examples(Path(train_parties.__file__).with_name("party_examples.txt")))
    random.Random(SEED).shuffle(articles)
    readings = {}
    for fold in range(FOLDS):
        learned = train_parties.fit_all([*own, *(one for i, one in enumerate(articles) if i % FOLDS != fold)])
        away = [one.id for i, one in enumerate(articles) if i % FOLDS == fold]
        readings |= read_all({name: documents[name] for name in away}, learned)
    return score(golds, readings, texts_of(documents))


def _gold_file(corpus: Corpus) -> Path:
    beside = corpus.folder.parent / "gold.jsonl"
    return beside if beside.exists() else corpus.folder.parents[1] / "gold" / "retold.jsonl"
