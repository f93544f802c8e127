"""Runs alone, started by `limited.py`: PDF on standard input, text on standard output, within the limits given."""

import sys

from berdikari.edge.fetch.limited import limit


def text_of(raw: bytes, most: int) -> str:
    """Text of all pages in the order of the page's columns, at most so many characters."""
    import pypdfium2  # noqa: PLC0415 - within the limits

    pages: list[str] = []
    length = 0
    with pypdfium2.PdfDocument(raw) as document:
        for page in document:
            found = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
            pages.append(found.replace("\ufffe", "").strip())  # what pdfium puts for a hyphen at the end of a line
            length += len(found)
            if length > most:
                raise ValueError("more text than is read at once")
    return "\n\n".join(pages) + "\n"


def main() -> None:
    """Read, limit, convert, write."""
    seconds, memory, most = map(int, sys.argv[1:4])
    limit(seconds, memory)
    sys.stdout.buffer.write(text_of(sys.stdin.buffer.read(), most).encode("utf-8", "replace"))


if __name__ == "__main__":
    main()
