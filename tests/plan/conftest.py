"""Where the shared benchmark data stand: beside the checkout, or where BERDIKARI_SHARED says."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bench() -> Path:
    root = Path(os.environ.get("BERDIKARI_SHARED") or Path(__file__).parents[3] / "shared")
    folder = root / "bench" / "plan"
    if not folder.is_dir():
        pytest.skip("the shared benchmark data are not beside the checkout")
    return folder
