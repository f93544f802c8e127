"""Options that become Settings: the limits of reading and the store."""

import argparse
import os
from dataclasses import fields
from typing import Any

from berdikari.cli.options import Options
from berdikari.edge.config import READERS, Settings, settings_from

LIMITS = tuple(field.name.replace("_", "-") for field in fields(Settings) if field.name != "store")
_FORMS: dict[str, dict[str, Any]] = {
    "executor": {"metavar": "URL"},
    "reader": {"choices": READERS},
    "model-url": {"metavar": "URL"},
    "model": {"metavar": "NAME"},
}


def reading_options(parser: Options) -> None:
    """What every verb that reads documents may be told."""
    for name in LIMITS:
        parser.option(name, **_FORMS.get(name, {"metavar": "N"}))


def settings_of(args: argparse.Namespace) -> Settings:
    """The settings that the options, or else the environment, give."""
    return settings_from(os.environ, **{field.name: getattr(args, field.name, None) for field in fields(Settings)})
