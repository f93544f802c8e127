"""Kill -9 while documents are added: nothing acknowledged is lost, nothing stands twice, nothing stands half."""

import json
import os
import subprocess
import sys
from pathlib import Path

KILLS = Path(__file__).parents[3] / "tools" / "kills.py"


def kills(where: str, times: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, KILLS, where, str(times)], capture_output=True, text=True, check=True, env=os.environ
    )
    return json.loads(done.stdout)


def test_kills_in_the_middle_of_adding(where: str) -> None:
    seen = kills(where, 36)
    assert seen["kills"] == 36
    assert seen["acknowledged"] >= 36, "it waits for two and more, on average, before it kills"
    assert {name: seen[name] for name in ("lost", "half", "twice", "strange", "unasked")} == {
        "lost": 0, "half": 0, "twice": 0, "strange": 0, "unasked": 0,
    }  # fmt: skip
