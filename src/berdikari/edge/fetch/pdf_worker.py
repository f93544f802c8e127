"""Runs alone, started by `pdf.py`: PDF on standard input, text on standard output, within the limits given."""

import sys


def limit(seconds: int, memory: int) -> None:
    """Bound this process; where the system knows no such limits (Windows) only the caller's clock bounds it."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def text_of(raw: bytes, most: int) -> str:
    """Text of all pages in the order of the page's columns, at most so many characters."""
    import pypdfium2  # noqa: PLC0415 - within the limits

    pages: list[str] = []
    length = 0
    with pypdfium2.PdfDocument(raw) as document:
        for page in document:
            found = page.get_textpage().get_text_bounded().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
            pages.append(found.replace("￾", "").strip())
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
