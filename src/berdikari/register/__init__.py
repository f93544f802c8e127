"""The register: what may enter it, and what it holds. Pure: where it is kept is the business of `edge.store`."""

from berdikari.register.gate import enter
from berdikari.register.passes import Pass, in_force, passes_of
from berdikari.register.register import Changes, Register, advance

__all__ = ["Changes", "Pass", "Register", "advance", "enter", "in_force", "passes_of"]
