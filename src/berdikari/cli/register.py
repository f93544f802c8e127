"""The register that a verb works on: opened for adding, or only where there is one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from berdikari.cli.options import Options
from berdikari.cli.settings import settings_of
from berdikari.errors import UnknownStoreError

if TYPE_CHECKING:
    from berdikari.api import Register, Resolution
    from berdikari.edge.store import Store


def store_option(parser: Options) -> None:
    """`--store`."""
    parser.option("store", metavar="FILE|URL")


def open_any(args: argparse.Namespace) -> "Store":
    """The register, made where there is none."""
    from berdikari.edge.store import open_store  # noqa: PLC0415 - heavy

    return open_store(settings_of(args).store)


def open_known(args: argparse.Namespace) -> "Store":
    """The register that is there. Raises UnknownStoreError where there is none, so that a slip makes no empty one."""
    known_store(args)
    return open_any(args)


def known_store(args: argparse.Namespace) -> str:
    """Where the register is. Raises UnknownStoreError where there is none."""
    store = settings_of(args).store
    if "://" not in store and not Path(store).exists():
        raise UnknownStoreError(store, "no such file", "a register, made by `berdikari add` or `berdikari demo`")
    return store


def known_or_none(args: argparse.Namespace) -> "tuple[Register, Resolution] | tuple[None, None]":
    """All that the register holds and what it comes to; nothing where there is no register."""
    from berdikari import api  # noqa: PLC0415 - heavy

    try:
        with open_known(args) as store:
            return api.known(store)
    except UnknownStoreError:
        return None, None
