"""The chain: talks, memorandum, contract, construction, production; where each rung of the ladder stands on it."""

STAGES = ("talks", "mou", "contract", "construction", "production")
STEPS = len(STAGES) - 1
PRODUCTION = STEPS
_PLACES = {
    None: 0,
    "talks": 0,
    "letter_of_intent": 0,
    "mou": 1,
    "contract": 2,
    "joint_venture": 2,
    "plant_announced": 2,
    "construction": 3,
    "commissioned": 4,
    "licensed": 4,
    "production": 4,
    "export": 4,
}


_WORKING = 2


def place(stage: str | None, planned: str | None = None) -> int:
    """Where a rung stands on the chain, 0 to 4.

    Cooperation without an instrument counts as talks; but where production is promised as well, the partners are at
    work
    on a product, which is as far as a contract brings others.
    """
    if stage is None and planned is not None and _PLACES[planned] >= _WORKING + 1:
        return _WORKING
    return _PLACES[stage]
