"""`python -m berdikari` is `berdikari`."""

import sys

from berdikari.cli import main

if __name__ == "__main__":
    sys.exit(main())
