"""plan(...) on a small country: statuses, reasons, what-if, given plants, conflicts, self-reliance, scenarios, alternatives."""

import warnings

import numpy as np
import pytest

from berdikari.edge.config import Settings
from berdikari.edge.executor import open_executor
from berdikari.errors import UnknownIdError
from berdikari.plan.alternatives import alternatives
from berdikari.plan.draft import Desk
from berdikari.plan.futures import solve_scenarios
from berdikari.plan.planning import plan
from berdikari.plan.reliance import frontier
from berdikari.plan.tables import Tables
from berdikari.records.plan import GivenPlant, Parameter, PlanSettings, PlanSite, Scenario, Variant
from berdikari.report.map import map_svg
from berdikari.report.plan_charts import frontier_svg, stack_svg
from berdikari.report.plan_views import map_of, page
from berdikari.report.plan_words import futures, plan_texts, reasons, summary, variants

VALUES = {
    "discount_rate": 0.08, "exchange_rate": 16000, "demand_growth": 0.05, "price_growth": 0, "road_factor": 1.3, "haul_share": 5e-5,
    "port_share": 0.02, "tariff": 0.05, "unmet_factor": 3, "site_cost": 900, "site_cost_estate": 400, "unit_factor": 1,
    "readiness_a": 1, "readiness_b": 1, "readiness_c": 0.8, "readiness_d": 0.5, "readiness_unset": 0.5, "need": 100, "price": 10000,
}  # fmt: skip
OPTIONS = {
    "assembly": (0.2, 5, 0.15, 0.1, 0.03, 0.82, 0.03, 0.5, 0.25, 15), "contract": (0.2, 5, 0.3, 0.2, 0.03, 0.74, 0.06, 0.5, 0.3, 30),
    "full": (0.3, 5, 0.6, 0.35, 0.04, 0.62, 0.1, 0.4, 0.45, 60),
}  # fmt: skip
NAMES = ("module_share", "most_modules", "line_share", "module_cost_share", "upkeep_share", "unit_share", "labour_share",
         "first_year", "local_content", "jobs")  # fmt: skip
LAMP = "surgical-light"
YEARS = (2026, 2027, 2028, 2029)


@pytest.fixture(scope="module")
def tables():
    rows = [
        Parameter(name=name, value=value, unit="1", scope=f"device:{LAMP}" if name in ("need", "price") else "")
        for name, value in VALUES.items()
    ]
    rows += [
        Parameter(name=name, value=value, unit="1", option=option)
        for option, values in OPTIONS.items()
        for name, value in zip(NAMES, values, strict=True)
    ]
    r = np.random.default_rng(0)
    sites = tuple(
        PlanSite(code=f"{at // 3 + 10}.{at:02}", name=f"Regency {at}", lat=float(r.uniform(-8, 4)), lng=float(r.uniform(96, 138)), wage=float(r.uniform(2e6, 5e6)), estate=at % 4 == 0, beds=int(r.integers(0, 900)), hospitals=(0, 1, 2, 1, 1))
        for at in range(12)
    )  # fmt: skip
    return Tables(sites=sites, ports=((-6.1, 106.9),), parameters=tuple(rows), levels=((LAMP, "medium"),))


def asked(**how):
    return PlanSettings(devices=(LAMP,), years=YEARS, **how)


@pytest.fixture(scope="module")
def first(tables):
    return plan(tables, asked(), gap=1e-3, workers=1)


def test_a_plan_has_its_proof_its_parts_and_every_unit(tables, first):
    found = first.plan
    assert found.status in ("best", "feasible")
    assert found.bound <= found.cost <= found.import_cost
    assert sum(map(sum, found.cost_stack)) == pytest.approx(found.cost)
    units = sum(one.units for one in found.shipments)
    assert units == pytest.approx(first.question.case.demand.sum())
    assert 0 < dict(found.readiness)[LAMP] < 1
    assert all(row.assumed for row in found.parameters)


def test_without_the_site_the_plan_costs_what_why_here_says(tables, first):
    for reason in first.plan.reasons:
        assert reason.saves >= reason.loses_by >= 0
        forbidden = plan(tables, asked(forbid=(reason.site,)), gap=1e-3, reasons=False, workers=1).plan
        slack = 2 * 1e-3 * first.plan.cost
        assert forbidden.cost == pytest.approx(first.plan.cost + reason.loses_by, abs=slack)
        if reason.sure:
            assert forbidden.bound > first.plan.cost
        assert {mover.name for mover in reason.movers} == {"price", "wage", "freight", "demand"}


def test_no_site_asked_for_is_better_than_the_next_best(tables, first):
    where = {build.site for build in first.plan.builds}
    for reason in first.plan.reasons:
        for site in tables.sites[::4]:
            found = plan(tables, asked(fix=(site.code,)), warm=first, reasons=False, workers=1).plan
            if site.code not in where and reason.site not in {build.site for build in found.builds}:
                assert found.cost >= first.plan.cost + reason.loses_by - 2e-3 * first.plan.cost


def test_past_its_tipping_point_the_plant_is_gone(tables, first):
    told = [(reason.site, mover) for reason in first.plan.reasons for mover in reason.movers if mover.factor]
    assert told
    for site, mover in told:
        stays = {}
        for side in (0.9, 1.1):
            scenario = Scenario(name="x", **{mover.name: 1 + (mover.factor - 1) * side})
            found = plan(tables, asked(), scenario, gap=2e-4, reasons=False, workers=1).plan
            stays[side] = site in {build.site for build in found.builds}
        assert stays == {0.9: True, 1.1: False}, (site, mover)


def test_reasons_without_a_demand_or_a_rival(tables, first):
    far = max(tables.sites, key=lambda site: site.lng).code
    found = plan(tables, asked(fix=(far,)), workers=1).plan
    reason = next(one for one in found.reasons if one.site == far)
    assert reason.loses_by < 0
    assert not reason.movers
    names = {site.code: site.name for site in tables.sites}
    reliant = plan(tables, asked(objective="self_reliance", cost_limit=first.plan.import_cost), workers=1).plan
    assert any("made at home" in line for line in reasons(reliant, names, plan_texts("en")))
    for language in ("id", "en", "tr"):
        assert len(reasons(found, names, plan_texts(language))) == len(found.reasons)


def test_forbidden_and_fixed_sites(tables, first):
    code = first.plan.builds[0].site
    forbidden = plan(tables, asked(forbid=(code,)), warm=first, reasons=False, workers=1).plan
    assert code not in {build.site for build in forbidden.builds}
    assert forbidden.cost >= first.plan.bound
    fixed = plan(tables, asked(fix=("10.01",)), warm=first, reasons=False, workers=1).plan
    assert "10.01" in {build.site for build in fixed.builds}


def test_a_given_plant_is_part_of_the_plan_unless_it_fails(tables):
    given = (GivenPlant(name="deal", device=LAMP, site="10.02", option="assembly", year=2027, modules=2),)
    found = plan(tables, asked(), given=given, reasons=False, workers=1).plan
    assert [build.site for build in found.builds if build.given] == ["10.02"]
    failed = plan(tables, asked(), Scenario(name="x", failed=("deal",)), given, reasons=False, workers=1).plan
    assert not any(build.given for build in failed.builds)


def test_demands_in_conflict_are_named(tables):
    found = plan(tables, asked(most_plants=0, jobs=5), workers=1).plan
    assert found.status == "infeasible"
    assert set(found.conflicts) == {"at most 0 production lines", "at least 5 jobs in 2029"}
    assert set(found.clashing) == {"most_plants", "jobs"}
    for language, sentence in (("id", "paling banyak 0 lini produksi"), ("tr", "en çok 0 üretim hattı")):
        assert sentence in "\n".join(summary(found, {}, language))


def test_demands_in_conflict_name_the_year_and_the_place(tables):
    found = plan(tables, asked(most_plants=0, fix=("10.01",)), workers=1).plan
    assert set(found.clashing) == {"most_plants", "fix:10.01"}
    assert "harus ada yang dibuat di Regency 1" in "\n".join(summary(found, {"10.01": "Regency 1"}, "id"))
    tight = plan(tables, asked(budget=1.0, jobs=5), workers=1).plan
    assert any(key.startswith("budget_20") for key in tight.clashing)
    assert "investment in 2026 at most IDR 1 million" in "\n".join(summary(tight, {}, "en"))


def test_a_budget_that_binds_has_a_shadow_price(tables, first):
    spent = max(build.invested for build in first.plan.builds)
    found = plan(tables, asked(budget=spent / 3), reasons=False, workers=1).plan
    assert found.cost > first.plan.bound
    assert all(worth > 0 for _, _, worth in found.prices)
    assert found.prices
    assert "Harga bayangan" in "\n".join(summary(found, {}, "id"))


def test_what_is_not_known_is_said(tables):
    with pytest.raises(UnknownIdError, match="no device with a price has the id 'ct'"):
        plan(tables, PlanSettings(devices=("ct",), years=YEARS))
    with pytest.raises(UnknownIdError, match=r"no regency has the id '99\.99'"):
        plan(tables, asked(fix=("99.99",)))


def test_more_cost_buys_more_self_reliance(tables, first):
    shares = []
    for factor in (0.9, 1.0, 1.2):
        limit = first.plan.import_cost * factor
        found = plan(tables, asked(objective="self_reliance", cost_limit=limit), reasons=False, workers=1).plan
        assert found.total_cost <= limit * (1 + 1e-6)
        assert found.bound <= found.cost
        shares.append(found.made_share)
    assert shares == sorted(shares)


def test_the_frontier_trades_cost_for_what_is_made(first):
    points = frontier(first.question, points=4)
    assert [point.cost for point in points] == sorted(point.cost for point in points)
    assert [point.not_made for point in points] == sorted((point.not_made for point in points), reverse=True)


def test_scenarios_give_regret_and_the_worth_of_knowing(tables):
    several = (Scenario(name="base"), Scenario(name="cheap", price=0.7), Scenario(name="more", demand=1.4))
    outlook = solve_scenarios(tables, asked(), several)
    assert outlook.costs.shape == (3, 3)
    assert (outlook.regret >= -1e-9).all()
    assert outlook.expected.min() == outlook.expected[outlook.best] >= outlook.perfect - 1e-9
    assert (outlook.cvar >= outlook.expected - 1e-9).all()
    assert (outlook.bounds <= outlook.costs.min(axis=0) * (1 + 1e-9)).all()
    view = outlook.view
    assert [one.name for one in view.cases] == ["base", "cheap", "more"]
    assert sum(one.chance for one in view.cases) == pytest.approx(1)
    assert view.expected == pytest.approx(sum(one.chance * one.chosen for one in view.cases))
    for language, word in (("id", "biaya harapan"), ("en", "expected cost"), ("tr", "beklenen maliyet")):
        assert word in "\n".join(futures(view, language))


def test_alternatives_stand_elsewhere_and_cost_little_more(first):
    for other in alternatives(first.question.case, first.solution, within=(0.05,), most=3):
        assert other.dearer <= other.within <= 0.05
        assert other.apart > 0
        desk = Desk(first.question.case, np.zeros(0), 0.0)
        goal, _ = desk.totals([desk.part(device, lines) for device, lines in enumerate(other.solution.lines)])
        assert goal == pytest.approx(other.solution.cost)


def test_other_plans_are_told_in_words():
    one = Variant(dearer=0.012, apart=0.5, lines=((LAMP, "10.01", "full"),))
    text = "\n".join(variants([one], {"10.01": "Regency 1"}, 0.05, "id"))
    assert "1,20\xa0% lebih mahal, 50\xa0% lini di tempat lain: lampu operasi Regency 1 (manufaktur penuh)" in text
    assert "no other plan within 5" in "\n".join(variants([], {}, 0.05, "en"))


@pytest.mark.parametrize("language", ["id", "en", "tr"])
def test_views_say_on_every_screen_what_is_assumed(tables, first, language):
    names = {site.code: site.name for site in tables.sites}
    text, web = "\n".join(summary(first.plan, names, language)), page(first.plan, tables.sites, language)
    sentence = {"id": "ASUMSI", "en": "ASSUMPTIONS", "tr": "VARSAYIM"}[language]
    assert sentence in text
    assert sentence in web
    assert names[first.plan.builds[0].site] in text
    assert web.count('class="map-frame"') == 2
    view = map_of(first.plan, tables.sites, language)
    assert {code for mark in view.frames[0].wide.marks for code in mark.codes} == {b.site for b in first.plan.builds}
    assert view.frames[0].ground.flows
    said = plan_texts(language)
    for drawing in (map_svg(view), stack_svg(first.plan, said), frontier_svg([(1.0, 0.2), (2.0, 0.5)], said)):
        assert drawing.startswith("<svg")
        assert "nan" not in drawing


def test_a_dask_cluster_gives_what_processes_and_this_process_give(tables):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    several = tuple(Scenario(name=str(n), price=0.7 + 0.1 * n, demand=1.3 - 0.1 * n) for n in range(6))
    options = {"n_workers": 2, "processes": False, "protocol": "tcp://", "dashboard_address": None}
    found = []
    with warnings.catch_warnings(), distributed.LocalCluster(**options) as cluster:
        warnings.simplefilter("ignore")
        for settings in (Settings(executor=cluster.scheduler_address), Settings(workers=2), Settings(workers=1)):
            with open_executor(settings, len(several), few=1) as executor:
                found.append(solve_scenarios(tables, asked(), several, executor=executor))
    cluster_gave, processes_gave, here = found
    assert cluster_gave.view == processes_gave.view == here.view
    assert cluster_gave.plans == processes_gave.plans == here.plans
    assert (cluster_gave.costs == here.costs).all()


def test_told_to_stop_the_outlook_is_of_the_scenarios_solved_so_far(tables):
    several = tuple(Scenario(name=str(n), price=0.7 + 0.1 * n) for n in range(4))
    outlook = solve_scenarios(tables, asked(), several, told=lambda count: count < 2)
    assert [one.name for one in outlook.view.cases] == ["0", "1"]
    assert outlook.view.expected == pytest.approx(np.mean([one.chosen for one in outlook.view.cases]))
