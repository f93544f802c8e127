"""Runs alone, started by `limited.py`: a large page on standard input, what it says as JSON on standard output."""

import json
import sys
from dataclasses import asdict

from berdikari.edge.fetch.html import extract
from berdikari.edge.fetch.limited import limit


def main() -> None:
    """Read, limit, convert, write."""
    limit(*map(int, sys.argv[1:3]))
    page = extract(sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(json.dumps(asdict(page)).encode("ascii"))


if __name__ == "__main__":
    main()
