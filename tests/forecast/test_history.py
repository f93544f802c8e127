from berdikari.forecast.history import courses, firm_cases, judged_steps, learned
from berdikari.forecast.shifts import firm_rates
from berdikari.records.forecast import Line, Sighting


def seen(name, day, stage=None, planned=None, declared=None):
    return Sighting(partnership=name, day=day, stage=stage, planned=planned, declared=declared)


WAY = [
    seen("a", "2015-01", "mou"),
    seen("a", "2016-01", "construction"),
    seen("a", "2018-01", "production"),
    seen("a", "2018-06", "mou"),
]


def test_a_course_is_the_first_sight_of_each_place():
    [course] = courses(WAY)
    assert [place for place, _ in course.ways] == [1, 3, 4]
    assert course.reached == 4


def test_only_what_was_known_by_a_day_is_seen():
    [course] = courses(WAY, 2017.0)
    assert course.reached == 3
    assert courses(WAY, 2014.0) == ()


def test_one_who_passed_a_stage_unseen_has_gone_on_from_it():
    [course] = courses(WAY)
    assert judged_steps(course, 2026.0, 4.0) == ((1, True), (2, True), (3, True))


def test_one_who_stood_still_for_four_years_is_judged_one_of_three_is_not():
    [course] = courses([seen("b", "2020-01", "mou")])
    assert judged_steps(course, 2025.0, 4.0) == ((1, False),)
    assert judged_steps(course, 2023.0, 4.0) == ()


def test_success_is_not_counted_before_failure_could_be():
    [course] = courses([seen("c", "2024-01", "mou"), seen("c", "2024-03", "production")])
    assert judged_steps(course, 2025.0, 4.0) == ()


def test_a_declared_end_is_judged_at_once():
    [course] = courses([seen("d", "2024-01", "mou"), seen("d", "2024-06", "mou", declared="cancelled")])
    assert judged_steps(course, 2025.0, 4.0) == ((1, False),)


def test_partners_at_work_on_a_product_stand_with_the_contracts():
    [course] = courses([seen("e", "2020-01", None, "production")])
    assert course.reached == 2


def test_history_moves_the_priors_by_half_a_case_each(settings):
    after = learned(settings, [*WAY, seen("b", "2020-01", "mou")], 2026.0)
    assert after.steps[1].a == settings.steps[1].a + 0.5
    assert after.steps[1].b == settings.steps[1].b + 0.5
    assert after.steps[0] == settings.steps[0]


def test_what_became_of_a_firm_s_old_lines():
    lines = [
        Line(id=name, device="d", title=name, stage=stage, since=since, firm="F")
        for name, stage, since in (("a", "production", "2019"), ("b", "mou", "2020"), ("c", "mou", "2025"))
    ]
    assert firm_cases(lines, 2026.0, 4.0) == (("F", True), ("F", False))
    [rate] = firm_rates(firm_cases(lines, 2026.0, 4.0))
    assert (rate.kind, rate.group, rate.rate, rate.weight) == ("firm", "F", 0.5, 2.0)
