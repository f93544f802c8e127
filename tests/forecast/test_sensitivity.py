from dataclasses import replace

import pytest

from berdikari.errors import InvalidRecordError
from berdikari.forecast import Question
from berdikari.forecast.sensitivity import sensitivity


def ask(lines, needs):
    return Question(lines=tuple(lines), needs=tuple(needs), today=2026.9, years=(), draws=400, seed=1)


def test_what_helps_lies_the_right_way(settings, scanner, scanners_needed):
    building = replace(scanner, id="b", stage="construction", since="2026-06", last_news="2026-10")
    found = {
        one.name: one for one in sensitivity(ask([scanner, building], [scanners_needed]), settings, "ct-scanner", 2027)
    }
    assert found["utilisation"].low < found["utilisation"].now < found["utilisation"].high
    assert found["step_production"].low < found["step_production"].high
    assert found["years_to_production"].low > found["years_to_production"].high
    assert found["step_mou"].low == found["step_mou"].now == found["step_mou"].high


def test_the_strongest_comes_first(settings, scanner, scanners_needed):
    widths = [
        abs(one.high - one.low) for one in sensitivity(ask([scanner], [scanners_needed]), settings, "ct-scanner", 2027)
    ]
    assert widths == sorted(widths, reverse=True)


def test_without_a_need_there_is_nothing_to_sway(settings, scanner):
    with pytest.raises(InvalidRecordError, match="need"):
        sensitivity(ask([scanner], []), settings, "ct-scanner", 2027)
