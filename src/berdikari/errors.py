"""Faults in the use or in the machine, one class each; faults in the data are `records.Problem` values.

BerdikariError
├── InvalidRecordError      a record was given a value that cannot be
├── UnreadableSourceError   a file, page or PDF cannot be turned into a Document
├── UnsafeLinkError         a link leads to an address that must not be fetched
├── InvalidSheetError       a spreadsheet lacks a column or holds a cell that cannot be
├── StoreError              the register cannot be opened, read or written
│   ├── UnknownStoreError   no such kind of store, or not a register of Berdikari
│   └── StaleWriteError     somebody else wrote first
└── UnknownIdError          no partnership, claim or document has this id
"""


class BerdikariError(Exception):
    """Any fault that Berdikari raises on purpose; its text is meant for the user."""


class InvalidRecordError(BerdikariError, ValueError):
    """A record was given a value that cannot be: says the record, the field, what was found and what is wanted."""

    def __init__(self, record: str, field: str, found: object, wanted: str) -> None:
        super().__init__(f"{record}.{field}: found {found!r}, wanted {wanted}")


class UnreadableSourceError(BerdikariError):
    """A file, page or PDF cannot be turned into a Document: says which, what was found, what is wanted."""

    def __init__(self, source: str, found: str, wanted: str) -> None:
        super().__init__(f"{source}: {found}; wanted {wanted}")


class UnsafeLinkError(BerdikariError):
    """A link leads to an address that must not be fetched."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: not fetched, {why}")


class InvalidSheetError(BerdikariError):
    """A spreadsheet lacks a column or holds a cell that cannot be."""

    def __init__(self, sheet: str, where: str, found: object, wanted: str) -> None:
        super().__init__(f"{sheet}, {where}: found {found!r}, wanted {wanted}")


class StoreError(BerdikariError):
    """The register cannot be opened, read or written."""


class UnknownStoreError(StoreError):
    """No such kind of store, or a file that is not a register of Berdikari."""

    def __init__(self, store: str, found: str, wanted: str) -> None:
        super().__init__(f"{store}: {found}; wanted {wanted}")


class StaleWriteError(StoreError):
    """Somebody else wrote first: nothing of this write was kept."""


class UnknownIdError(BerdikariError, KeyError):
    """No record of this kind has this id."""

    def __init__(self, kind: str, given: str, near: tuple[str, ...] = ()) -> None:
        self.message = f"no {kind} has the id {given!r}" + (f"; near: {', '.join(near)}" if near else "")
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message
