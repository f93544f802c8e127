"""The second factor of an account: begun, put into force, removed by its owner, or taken away by an admin."""

from berdikari.edge.accounts import audit, factors, people, sessions
from berdikari.edge.accounts.keys import Keys, need_session
from berdikari.edge.accounts.login import Door
from berdikari.edge.accounts.records import Factor, Who
from berdikari.errors import LoginRefusedError


class Seconds(Keys):
    """The part of `Accounts` that keeps second factors."""

    _door: Door

    def factor(self, who: Who) -> Factor:
        """The second factor of whoever asks."""
        with self._backend.reading() as connection:
            return factors.state(connection, who.account)

    def begin_factor(self, who: Who) -> None:
        """A new secret for an app, not in force yet. Raises AccountError where a second factor is in force."""
        need_session(who)
        with self._backend.writing() as connection:
            factors.begin(connection, who.account)
            audit.append(connection, who, "factor.begin", who.name, at=self._clock())

    def add_factor(self, who: Who, password: str, code: str) -> tuple[str, ...]:
        """Put it into force, by the password and a code of the app; recovery codes. Their other sessions end.

        Raises LoginRefusedError for a wrong password, AccountError for a code that does not fit.
        """
        self._look(who, password, None, "factor.add")
        with self._backend.writing() as connection:
            now = self._clock()
            codes = factors.confirm(connection, who.account, code, now)
            ended = sessions.end(connection, who.account, now, but=who.session)
            audit.append(connection, who, "factor.add", who.name, at=now, detail=f"{ended} other sessions ended")
        return codes

    def remove_factor(self, who: Who, password: str, code: str) -> None:
        """Take one's own away, by the password and a code. Raises LoginRefusedError where one of them is wrong."""
        self._look(who, password, code, "factor.remove")
        with self._backend.writing() as connection:
            factors.drop(connection, who.account)
            audit.append(connection, who, "factor.remove", who.name, at=self._clock())

    def reset_factor(self, who: Who, name: str) -> bool:
        """An admin takes somebody's second factor away, as where a telephone was lost; True where there was one.

        Their sessions end.
        """
        who.need("admin")
        with self._backend.writing() as connection:
            now, row = self._clock(), people.known(connection, name)
            was = factors.drop(connection, row.id)
            sessions.end(connection, row.id, now)
            audit.append(connection, who, "factor.reset", row.name, at=now, detail="" if was else "there was none")
        return was

    def _look(self, who: Who, password: str, code: str | None, action: str) -> None:
        """Raise LoginRefusedError where password or code are wrong, which counts as a failed log-in."""
        need_session(who)
        row = self._door.knock(who.name, password, who.visit, code)
        if row is None or row.id != who.account:
            with self._backend.writing() as connection:
                audit.append(connection, who, action, who.name, at=self._clock(), outcome="failed")
            raise LoginRefusedError("wrong")
