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


def place(stage: str | None) -> int:
    """Where a rung stands on the chain, 0 to 4. Cooperation without an instrument counts as talks."""
    return _PLACES[stage]
