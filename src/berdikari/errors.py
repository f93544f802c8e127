"""Faults in the use or in the machine, one class each; faults in the data are `records.Problem` values.

BerdikariError
├── InvalidRecordError      a record was given a value that cannot be
├── UnreadableSourceError   a file, page or PDF cannot be turned into a Document
├── UnsafeLinkError         a link leads to an address that must not be fetched
├── InvalidSheetError       a spreadsheet lacks a column or holds a cell that cannot be
├── StoreError              the register cannot be opened, read or written
│   ├── UnknownStoreError   no such kind of store, or not a register of Berdikari
│   └── StaleWriteError     somebody else wrote first
├── UnknownIdError          no partnership, claim or document has this id
├── UndecidedComplexityError  a trade table does not decide which country is the more complex
├── AccountError            an account, session, token or invitation cannot be made or changed so
│   └── WeakPasswordError   a password is too short, too long or easily guessed
├── AccessError             whoever asks may not
│   ├── LoginNeededError    nobody is logged in
│   ├── LoginRefusedError   name, password or code are wrong, or it was tried too often
│   └── ForbiddenError      the role does not allow it
├── TradeDataError          a trade data set cannot be read, or is not there
└── FetchError              a public service does not answer, or refuses
"""

_LONGEST = 300  # characters of what was found


def _short(found: str) -> str:
    """What was found, not endless: it may be a whole file."""
    return found if len(found) <= _LONGEST else f"{found[:_LONGEST]}…"


class BerdikariError(Exception):
    """Any fault that Berdikari raises on purpose; its text is meant for the user."""


class InvalidRecordError(BerdikariError, ValueError):
    """A record was given a value that cannot be: says the record, the field, what was found and what is wanted."""

    def __init__(self, record: str, field: str, found: object, wanted: str) -> None:
        where = field if field.startswith("-") else f"{record}.{field}"
        super().__init__(f"{where}: found {_short(repr(found))}, wanted {wanted}")


class UnreadableSourceError(BerdikariError):
    """A file, page or PDF cannot be turned into a Document: says which, what was found, what is wanted."""

    def __init__(self, source: str, found: str, wanted: str) -> None:
        super().__init__(f"{source}: {_short(found)}; wanted {wanted}")


class UnsafeLinkError(BerdikariError):
    """A link leads to an address that must not be fetched."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: not fetched, {why}")


class InvalidSheetError(BerdikariError):
    """A spreadsheet lacks a column or holds a cell that cannot be."""

    def __init__(self, sheet: str, where: str, found: object, wanted: str) -> None:
        super().__init__(f"{sheet}, {where}: found {_short(repr(found))}, wanted {wanted}")


class StoreError(BerdikariError):
    """The register cannot be opened, read or written."""


class UnknownStoreError(StoreError):
    """No such kind of store, or a file that is not a register of Berdikari."""

    def __init__(self, store: str, found: str, wanted: str) -> None:
        super().__init__(f"{store}: {found}; wanted {wanted}")


class MissingKeyError(StoreError):
    """The key of second factors is not at hand: says what was found, and where it is wanted."""

    reason = "key"

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(f"second factors: {found}; wanted {wanted} (docs/guide/server.md)")


class StaleWriteError(StoreError):
    """Somebody else wrote first: nothing of this write was kept."""


class UnknownIdError(BerdikariError, KeyError):
    """No record of this kind has this id."""

    def __init__(self, kind: str, given: str, near: tuple[str, ...] = ()) -> None:
        self.message = f"no {kind} has the id {given!r}" + (f"; near: {', '.join(near)}" if near else "")
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class UndecidedComplexityError(BerdikariError):
    """A trade table does not decide which country is the more complex: says what was found and what is wanted."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(f"complexity is not decided: found {found}; wanted {wanted}")


class AccountError(BerdikariError):
    """An account, session, token or invitation cannot be made or changed so: says which and why.

    reason: one word for it, by which a page finds its own sentence; empty: it has none.
    """

    def __init__(self, what: str, why: str, reason: str = "") -> None:
        self.reason = reason
        super().__init__(f"{what}: {why}")


class WeakPasswordError(AccountError):
    """A password is not taken. reason: `short`, `long`, `easy`, or `differ` (typed twice). It is never repeated."""

    def __init__(self, reason: str, why: str) -> None:
        super().__init__("password", why, reason)


class AccessError(BerdikariError):
    """Whoever asks may not."""


class LoginNeededError(AccessError):
    """Nobody is logged in."""

    def __init__(self) -> None:
        super().__init__("nobody is logged in; log in, or send a token")


class LoginRefusedError(AccessError):
    """A log-in is refused. reason: `wrong`, `wait` or `busy`; seconds: until it may be tried again."""

    def __init__(self, reason: str, seconds: int = 0) -> None:
        self.reason, self.seconds = reason, seconds
        why = {
            "wrong": "name, password or code are wrong",
            "wait": f"tried too often; try again in {seconds} s",
            "busy": f"too many log in at once; try again in {seconds} s",
        }
        super().__init__(f"not logged in: {why[reason]}")


class ProofNeededError(AccessError):
    """Whoever is logged in has to show again that it is they: the password, and the code of a second factor."""

    def __init__(self) -> None:
        super().__init__("this needs the password again, and the code of the second factor where there is one")


class ForbiddenError(AccessError):
    """The role of whoever asks does not allow it."""

    def __init__(self, name: str, role: str, wanted: str) -> None:
        super().__init__(f"{name} is {role}; this needs {wanted}")


class TradeDataError(BerdikariError):
    """A trade data set cannot be read, or is not there: says which, what was found, what is wanted."""

    def __init__(self, where: str, found: str, wanted: str) -> None:
        super().__init__(f"{where}: found {found}; wanted {wanted}")


class FetchError(BerdikariError):
    """A public service does not answer, or refuses. The message never holds a key."""

    def __init__(self, service: str, found: str, hint: str) -> None:
        super().__init__(f"{service}: {found}; {hint}")
