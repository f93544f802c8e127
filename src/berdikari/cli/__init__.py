"""The command line: parse, call, print. One verb a file in `verbs`; words in `reference/messages_*.toml`."""

from berdikari.cli.main import main

__all__ = ["main"]
