"""Make the worked example of the README and its picture anew: every `$ berdikari ...` is run, its output put below it.

python tools/refresh_readme.py

Ids change when the reader does: that of `show` is looked up by `--party surgiris`, that of `judge wrong` is the claim
of a site in a partnership that is only talks. `show` is cut to its heading, its history and one sentence. The picture
wants Chromium.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```\n\$ berdikari ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ID = re.compile(r"\b[0-9a-f]{8}\b")
SENTENCE = "Rp 17 miliar"
WINDOW = "1200,1500"


def main() -> None:
    """Write README.md and docs/brief.png."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        told = BLOCK.sub(lambda block: again(block[1], Path(folder)), readme.read_text(encoding="utf-8"))
        readme.write_text(told, encoding="utf-8")
        picture(Path(folder))


def again(command: str, folder: Path) -> str:
    """The block of a command with what it prints now."""
    verb = command.split(maxsplit=1)[0]
    if verb == "show":
        command = _ID.sub(berdikari(folder, "partnerships", "--party", "surgiris")[:8], command)
    if verb == "judge":
        command = _ID.sub(site_of_talks(folder), command)
    said = berdikari(folder, *shlex.split(command))
    return f"```\n$ berdikari {command}\n{shortened(said) if verb == 'show' else said}\n```"


def site_of_talks(folder: Path) -> str:
    """Id of the claim of a site in a partnership that is only talks; ends the program where the reader makes none."""
    page = berdikari(folder, "show", berdikari(folder, "partnerships", "--stage", "talks")[:8], "--lang", "en")
    found = re.search(r"([0-9a-f]{8}) site “", page)
    if not found:
        sys.exit("no site is read in talks any more: choose another mistake for `judge` in README.md")
    return found[1]


def shortened(page: str) -> str:
    """Heading, history, and the report with one telling sentence."""
    lines = page.split("\n")
    history = lines.index("history")
    at = next(number for number, line in enumerate(lines) if "“" in line and SENTENCE in line)
    first = max(number for number, line in enumerate(lines[:at]) if re.match(r"  \S", line))
    facts = next(number for number, line in enumerate(lines) if line.startswith("facts"))
    return "\n".join([lines[0], "  ...", *lines[history : facts + 1], lines[first], "    ...", *lines[at : at + 2]])


def berdikari(folder: Path, *words: str) -> str:
    """What a command prints, run in the folder."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BERDIKARI_")}
    command = [sys.executable, "-m", "berdikari", *words]
    done = subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def picture(folder: Path) -> None:
    """The head of the brief that `make demo` writes."""
    berdikari(folder, "demo", "--store", "demo.db", "--output", "demo.html")
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={WINDOW}"]
    options += [f"--screenshot={ROOT / 'docs' / 'brief.png'}", (folder / "demo.html").as_uri()]
    subprocess.run([shutil.which("chromium") or "chromium", *options], capture_output=True, check=True)


if __name__ == "__main__":
    main()
