"""Match: whom to meet about which device, every score a sum of named reasons; and how well it would have
done before.
"""

from berdikari.match.backtest import Deal, back_test, learned, record_before
from berdikari.match.evidence import World
from berdikari.match.meet import arrange
from berdikari.match.pairs import near_by_class, pairs
from berdikari.match.rank import firms_of, owners
from berdikari.match.settings import Settings, settings_from

__all__ = [
    "Deal", "Settings", "World", "arrange", "back_test", "firms_of", "learned", "near_by_class", "owners", "pairs",
    "record_before", "settings_from",
]  # fmt: skip
