"""Two hundred times kill -9 while documents are added, on a file and on a private PostgreSQL server.

python benchmarks/register/kill.py [TIMES]

"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

import kills
import private_postgres

if __name__ == "__main__":
    times = int((sys.argv[1:] or ["200"])[0])
    with tempfile.TemporaryDirectory() as folder:
        print("file:  ", json.dumps(kills.kill_often(str(Path(folder) / "register.db"), times, seed=7)), flush=True)
    with private_postgres.private_server() as server:
        print("server:", json.dumps(kills.kill_often(server.database("register"), times, seed=7)), flush=True)
