"""Every column of ecomplexity 0.5.3 beside ours on the same table."""

import contextlib
import io
import warnings

import numpy as np

COLUMNS = ("diversity", "ubiquity", "mcp", "eci", "pci", "density", "coi", "cog", "rca")


def ours(exports):
    """The eight columns as countries x products."""
    from berdikari.assess.advantage import advantage, presence
    from berdikari.assess.complexity import complexity
    from berdikari.assess.outlook import outlook

    table = presence(exports).astype(float)
    measured = complexity(table)
    found = outlook(table, measured)
    wide = np.ones(table.shape)
    return {
        "diversity": table.sum(axis=1)[:, None] * wide,
        "ubiquity": table.sum(axis=0) * wide,
        "mcp": table,
        "eci": measured.eci[:, None] * wide,
        "pci": measured.pci * wide,
        "density": found.density,
        "coi": found.index[:, None] * wide,
        "cog": found.gain,
        "rca": advantage(exports),
    }


def theirs(exports):
    """The same from ecomplexity, silenced."""
    import pandas as pd
    from ecomplexity import ecomplexity

    countries, products = exports.shape
    data = pd.DataFrame(
        {
            "year": 2000,
            "country": np.repeat([f"c{at:04}" for at in range(countries)], products),
            "product": np.tile([f"p{at:05}" for at in range(products)], countries),
            "value": exports.ravel(),
        }
    )
    names = {"time": "year", "loc": "country", "prod": "product", "val": "value"}
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        found = ecomplexity(data, names, check_logsupermodularity=False, verbose=False)
    found = found.sort_values(["country", "product"])
    return {column: found[column].to_numpy(dtype=float).reshape(exports.shape) for column in COLUMNS}


def difference(exports):
    """Largest difference over all columns and cells."""
    a, b = ours(exports), theirs(exports)
    return max(float(np.abs(a[column] - b[column]).max()) for column in COLUMNS)
