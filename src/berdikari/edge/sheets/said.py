"""What a claim says, in one short text that a person reads in a cell."""

from dataclasses import fields

from berdikari.edge.sheets.cells import device_text, party_text, place_text, value_text
from berdikari.records import Content, Device, Party, Place, Stage, Value


def said(content: Content) -> str:
    """Parties, devices, money and places as they are typed; of other records every field that is not at its default."""
    if isinstance(content, Party):
        return party_text(content)
    if isinstance(content, Device):
        return device_text(content)
    if isinstance(content, Value):
        return value_text(content)
    if isinstance(content, Place):
        return place_text(content)
    if isinstance(content, Stage):
        return stage_text(content)
    given = [(field.name, getattr(content, field.name)) for field in fields(content)]
    told = [(name, value) for name, value in given if value is not None and value is not False]
    return str(told[0][1]) if len(told) == 1 else ", ".join(f"{name} {value}" for name, value in told)


def stage_text(stage: Stage) -> str:
    """`mou 2024-02-01`, `production planned 2025`."""
    parts = (stage.rung, "" if stage.modality == "done" else stage.modality, stage.date or "")
    return " ".join(part for part in parts if part) + (" (headline)" if stage.headline else "")
