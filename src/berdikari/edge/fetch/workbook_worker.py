"""Runs alone, started by `limited.py`: a workbook on standard input, one of its sheets as JSON on standard output.

In: a line of JSON with the name of the sheet (null: the first), then the workbook. Out: `{"names": [...], "name": ...,
"rows": [...]}`, or `{"names": [...]}` where there is no such sheet, or `{"fault": ...}`.
"""

import io
import json
import sys
from datetime import date, datetime
from typing import Any

from berdikari.edge.fetch.limited import limit

CELLS = 5_000_000


def sheet_of(raw: bytes, sheet: str | None) -> dict[str, Any]:
    """One sheet of a workbook; days as ISO 8601, empty cells as None."""
    import python_calamine  # noqa: PLC0415 - within the limits

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        if not book.sheet_names or (sheet is not None and sheet not in book.sheet_names):
            return {"names": book.sheet_names}
        name = sheet or book.sheet_names[0]
        found = book.get_sheet_by_name(name)
        if found.total_height * found.total_width > CELLS:
            return {"fault": f"more than {CELLS} cells"}
        rows = [[_cell(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]
    except python_calamine.CalamineError as fault:
        return {"fault": str(fault)}
    return {"names": book.sheet_names, "name": name, "rows": rows}


def _cell(cell: Any) -> Any:
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return cell if isinstance(cell, int | float) else (str(cell) or None)


def main() -> None:
    """Read, limit, convert, write."""
    limit(*map(int, sys.argv[1:3]))
    sheet = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(json.dumps(sheet_of(sys.stdin.buffer.read(), sheet)).encode("ascii"))


if __name__ == "__main__":
    main()
