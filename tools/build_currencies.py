"""Write `reference/currencies.csv`: the currencies in use today and their names in three languages, from Unicode CLDR.

pip install babel && python tools/build_currencies.py > src/berdikari/reference/currencies.csv
"""

import csv
import sys

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name, list_currencies

LANGUAGES = ("id", "en", "tr")
SHARED = (
    "XAF",
    "XOF",
    "XPF",
    "XCD",
)  # of several countries; every other code with an X is bullion or a unit of account


def main() -> None:
    """A row a currency: its code, and its names a language, apart by `|`."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("code", *(f"names_{language}" for language in LANGUAGES)))
    for code in sorted(in_use()):
        out.writerow((code, *("|".join(names(code, language)) for language in LANGUAGES)))


def in_use() -> set[str]:
    """Codes of currencies that are legal tender somewhere today, without bullion and units of account."""
    spans = [span for several in get_global("territory_currencies").values() for span in several]
    held = {code for code, _, end, tender in spans if tender and not end}
    return {code for code in held & list_currencies() if not code.startswith("X") or code in SHARED}


def names(code: str, language: str) -> list[str]:
    """Singular and plural, in small letters."""
    locale = Locale(language)
    told = (get_currency_name(code, count=count, locale=locale) for count in (1, 2))
    return list(dict.fromkeys(name.lower() for name in told if name != code))


if __name__ == "__main__":
    main()
