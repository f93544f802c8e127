"""The glance counts every partnership once, and puts first what matters most."""

from berdikari.records import Alternative, Conflict, Device, Partnership, Silence
from berdikari.report import Findings
from berdikari.report.glance import glance
from berdikari.report.priorities import COMING, MADE, NOBODY, priority_devices

TODAY = "2026-11-22"


def one(name, stage, device="ct-scanner", **more):
    return Partnership(id=name, parties=(), stage=stage, devices=(Device(name=device, id=device),), **more)


def seen(*partnerships, silent=()):
    silences = tuple(
        Silence(partnership=name, since=since, months=12, rule="mou", reason="usual") for name, since in silent
    )
    return glance(Findings(partnerships=partnerships, documents={}, silences=silences, today=TODAY))


def test_each_partnership_stands_on_one_rung():
    told = seen(one("a", "mou"), one("b", "mou"), one("c", "export"), one("d", None), silent=[("a", "2024-01")])
    assert [(s.stage, s.reached, s.silent) for s in told.steps if s.reached] == [
        ("export", 1, 0),
        ("mou", 2, 1),
        (None, 1, 0),
    ]
    assert (told.total, told.producing, told.silent_count) == (4, 1, 1)


def test_a_plan_counts_on_its_rung_and_is_late_once_its_last_day_has_passed():
    planned = {"planned_stage": "production"}
    told = seen(
        one("a", "mou", planned_date="2026", **planned),
        one("b", "mou", planned_date="2026-10", **planned),
        one("c", "mou", planned_date="2025", **planned),
        one("d", "export", planned_date="2025", **planned),
    )
    assert [(day, p.id) for day, p in told.late] == [("2026-10", "b"), ("2025", "c")]
    assert [(s.stage, s.planned) for s in told.steps if s.planned] == [("production", 3)]


def test_the_highest_rung_and_the_undecided_come_first():
    sides = (Alternative(value="1", claims=("x",)), Alternative(value="2", claims=("y",)))
    clear = Conflict(about="date", alternatives=sides, preferred="1", rule="newest")
    open_ = Conflict(about="date", alternatives=sides, preferred=None, rule="none")
    told = seen(
        one("a", "talks", conflicts=(clear, clear)),
        one("b", "export", conflicts=(open_,)),
        silent=[("a", "2026-01-01"), ("b", "2020")],
    )
    assert [p.id for p in told.silent] == ["b", "a"]
    assert [p.id for p in told.contradicted] == ["b", "a"]
    assert (told.conflicts, told.undecided) == (3, 1)


def test_priority_devices_stand_where_their_furthest_partnership_stands():
    listing = "ten devices@2025-06@https://example.org/ten"
    catalogue = [
        {"id": device, "priority": listing} for device in ("ct-scanner", "mri-scanner", "syringe", "gauze")
    ] + [{"id": "scalpel", "priority": ""}]
    found = priority_devices(
        catalogue,
        [
            one("a", "production"),
            one("b", "mou"),
            one("c", "contract", "syringe"),
            one("d", "export", "gauze", status="cancelled"),
            one("e", "export", "scalpel"),
        ],
    )
    assert [(each.device, each.standing) for each in found] == [
        ("ct-scanner", MADE),
        ("mri-scanner", NOBODY),
        ("syringe", COMING),
        ("gauze", NOBODY),
    ]
    assert [p.id for p in found[0].partnerships] == ["a", "b"]
    assert (found[0].listings[0].name, found[0].listings[0].day) == ("ten devices", "2025-06")
