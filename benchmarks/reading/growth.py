"""Growth: processor time of pages that are hard to read, and of pages four times as long.

python -m benchmarks.reading.growth        prints a table; the last column is 4 where time grows with length
"""

from time import process_time

from berdikari.edge.reference import words
from berdikari.pipeline import read_document
from berdikari.records import Document

PARTS = ("Su", "Be", "Ka", "Ti", "No", "Wa", "Lu", "Pri", "Gra", "Min", "Sto", "Vel", "Tor", "Zu", "Fe", "Da")
PAGES = {
    "prose": "Kabar itu disampaikan kepada pers pada {n} Mei itu juga dan disambut baik oleh warga di kota.\n\n",
    "deals of others": "PT {a} menandatangani nota kesepahaman dengan {b} Ltd senilai Rp {n} miliar pada 3 Maret 2024.\n\n",
    "deals of one firm": "PT Surya Medika menandatangani kontrak dengan PT {a} senilai Rp {n} miliar, kata Direktur PT {a}, {b}.\n\n",
    "deals told again": "PT Surya Medika dan Zimed Ltd menandatangani kontrak nomor {n} senilai Rp {n} miliar.\n\n",
    "a list of firms": "PT {a}, ",
    "short forms": "PT {a} ({c}{n}) bekerja sama dengan {b} dan {c}{n} membuat ventilator.\n\n",
    "headlines": "PT {a} Gandeng {b}\n\nKeduanya, PT {a} dan PT {b}, menandatangani kontrak kemarin.\n\n",
    "hospitals": "Rumah Sakit {a} bekerja sama dengan Universitas {b}.\n\n",
    "offices": "CEO {a}, {b}, dan Direktur {b} {a} mengatakan itu baik.\n\n",
    "governments": "Gubernur Banten dan Bupati Bogor bertemu PT {a} soal investasi di Arab Health 2024.\n\n",
    "one line": "PT {a} dan {b} Ltd membuat ventilator, ",
    "money": "Nilainya Rp {n} miliar atau USD {n} juta. ",
}  # fmt: skip
SIZES = (25_000, 100_000)
LARGE = 5_000_000


def page(kind: str, size: int) -> str:
    """So many characters of a kind, each line with names and numbers of its own."""
    lines, length, number = [], 0, 0
    while length < size:
        a, b, c = (
            f"{PARTS[number // 16**k % 16]}{PARTS[(number * 7 + k) % 16].lower()}{PARTS[number // 256 % 16].lower()}"
            for k in range(3)
        )
        lines.append(PAGES[kind].format(a=f"{a} {b}", b=f"{b} {c}", c=c[:3].upper(), n=number + 3))
        length, number = length + len(lines[-1]), number + 1
    return "".join(lines)[:size]


def seconds(text: str) -> float:
    """Processor time of one reading."""
    document = Document(source="page", text=text, published="2024-03-04")
    start = process_time()
    read_document(document, words())
    return process_time() - start


def main() -> None:
    seconds(page("prose", 1000))
    print(f"| page | {SIZES[0]:,} characters | {SIZES[1]:,} characters | growth |\n|---|---|---|---|")
    for kind in PAGES:
        short, long = (seconds(page(kind, size)) for size in SIZES)
        print(f"| {kind} | {short:.2f} s | {long:.2f} s | {long / short:.1f} |", flush=True)
    for kind in ("prose", "deals of others", "deals of one firm"):
        print(f"| {kind}, {LARGE:,} characters | | {seconds(page(kind, LARGE)):.0f} s | |", flush=True)


if __name__ == "__main__":
    main()
