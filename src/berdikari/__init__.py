"""Berdikari: reads what is announced about medical devices into a register in which every fact shows its sentence."""

__version__ = "0.1.0"
