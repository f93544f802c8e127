"""Proof of who somebody is: password and code given again; the second factor begun, put into force, taken away."""

from dataclasses import replace

from berdikari.edge.accounts import audit, factors, people, sessions
from berdikari.edge.accounts.keys import Keys, need_session
from berdikari.edge.accounts.login import Door
from berdikari.edge.accounts.records import Factor, LoggedIn, Who
from berdikari.edge.accounts.seal import Seal
from berdikari.edge.accounts.secrets import digest_of, id_of
from berdikari.errors import LoginRefusedError


class Seconds(Keys):
    """The part of `Accounts` that asks again, and keeps second factors."""

    _door: Door
    _seal: Seal

    def prove(self, who: Who, password: str, code: str = "") -> LoggedIn:
        """Whoever is logged in gives password and code again; their session goes on under another secret.

        Acts on accounts, sessions and tokens want that this was done lately. Raises LoginRefusedError where one of
        them is wrong, which counts as a failed log-in.
        """
        need_session(who)
        row = self._door.knock(who.name, password, who.visit, code)
        with self._backend.writing() as connection:
            now, fits = self._clock(), row is not None and row.id == who.account
            secret = sessions.renew(connection, who.account, who.session or "", now) if fits else None
            outcome = "done" if secret else "failed"
            audit.append(connection, who, "session.prove", who.name, at=now, outcome=outcome)
        if secret is None:
            raise LoginRefusedError("wrong")
        return LoggedIn(secret=secret, who=replace(who, session=id_of(digest_of(secret)), proved=now))

    def factor(self, who: Who) -> Factor:
        """The second factor of whoever asks."""
        with self._backend.reading() as connection:
            found = factors.state(connection, who.account)
        return replace(found, begun=self._seal.open(found.begun))

    def begin_factor(self, who: Who) -> None:
        """A new secret for an app, not in force yet. Raises AccountError where a second factor is in force."""
        need_session(who)
        self._need_proof(who)
        with self._backend.writing() as connection:
            factors.begin(connection, who.account, self._seal)
            audit.append(connection, who, "factor.begin", who.name, at=self._clock())

    def add_factor(self, who: Who, code: str) -> tuple[str, ...]:
        """Put it into force, by a code of the app; recovery codes. Their other sessions end.

        Raises AccountError for a code that does not fit.
        """
        need_session(who)
        self._need_proof(who)
        with self._backend.writing() as connection:
            now = self._clock()
            codes = factors.confirm(connection, who.account, code, now, self._seal)
            ended = sessions.end(connection, who.account, now, but=who.session)
            audit.append(connection, who, "factor.add", who.name, at=now, detail=f"{ended} other sessions ended")
        return codes

    def remove_factor(self, who: Who) -> None:
        """Take one's own away."""
        need_session(who)
        self._need_proof(who)
        with self._backend.writing() as connection:
            factors.drop(connection, who.account)
            audit.append(connection, who, "factor.remove", who.name, at=self._clock())

    def reset_factor(self, who: Who, name: str) -> bool:
        """An admin takes somebody's second factor away, as where a telephone was lost; True where there was one.

        Their sessions end.
        """
        who.need("admin")
        self._need_proof(who)
        with self._backend.writing() as connection:
            now, row = self._clock(), people.known(connection, name)
            was = factors.drop(connection, row.id)
            sessions.end(connection, row.id, now)
            audit.append(connection, who, "factor.reset", row.name, at=now, detail="" if was else "there was none")
        return was

    def reseal(self, who: Who, *, turn: bool = False) -> int:
        """Put the secrets of all second factors under the first key, as when a server starts; how many were not.

        turn: a new key is made first where keys lie in a file, and the old ones are dropped. Raises MissingKeyError.
        """
        who.need("admin")
        self._need_proof(who)
        turn = turn and self._seal.turns
        with self._backend.writing() as connection:
            changed = factors.reseal(connection, self._seal, turn=turn)
            if changed or turn:
                audit.append(connection, who, "factor.seal", f"{changed} secrets", at=self._clock())
        if turn:
            self._seal.drop_old()
        return changed
