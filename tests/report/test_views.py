"""What the sections are made of: summary, gaps, contradictions, steps, questions, figures; counted from the findings."""

import re
from dataclasses import replace

import pytest

from berdikari.records import LADDER, Alternative, Claim, Conflict, Figure, Partnership, Party, Silence
from berdikari.report.contradictions import about_text, contradictions
from berdikari.report.figures import figure_rows
from berdikari.report.findings import Findings, title_of
from berdikari.report.gaps import GAPS, gap_counts, gap_rows, gaps_of
from berdikari.report.questions import question_texts
from berdikari.report.register import entries
from berdikari.report.steps import steps, whom_to_ask
from berdikari.report.summary import PHASES, covers_line, summary
from berdikari.report.words import load_words

ID, EN = load_words("id"), load_words("en")
A, B = (
    Party(name="PT A", country="ID", role="manufacturer"),
    Party(name="B GmbH", country="DE", role="technology_owner"),
)


def register(*partnerships, **rest):
    return Findings(partnerships=partnerships, documents={}, today="2026-11-22", **rest)


def plain(text):
    return re.sub(r"<.*?>", "", str(text)).replace("\u00a0", " ")


def test_the_summary_counts_what_there_is(findings):
    text = [plain(sentence) for sentence in summary(findings, EN)]
    assert text[0] == (
        "The register holds 5 partnerships. By the highest stage that is stated as done: 1 with its plant opened, "
        "1 with a joint venture, or a plant announced or under construction, 1 signed on paper only, 1 in talks "
        "and 1 without any stated instrument."
    )
    assert text[1].startswith("A value is stated for 3 of 5.")
    assert text[2] == "2 kinds of device are named."
    assert text[3] == "Reports contradict each other on 3 points. On 1 no rule decides."
    assert text[4] == "1 has gone silent: PT Graha Teknomedika – Surgiris, with no news since 2 February 2024."
    assert text[5] == "2 have a plan that is not done yet. For 1 the planned day has passed."


def test_the_summary_says_so_where_there_is_nothing():
    text = [plain(sentence) for sentence in summary(register(Partnership(id="a", parties=(A, B))), EN)]
    assert "No value is stated for any partnership." in text
    assert "No two reports contradict each other." in text
    assert "None has been silent for longer than its stage allows." in text


def test_the_line_of_what_is_covered_leaves_out_what_is_not_known(findings):
    assert plain(covers_line(findings, EN)) == (
        "What is known and what is not, from 7 reports by 7 outlets, published 2 February 2024 – 21 January 2026."
    )
    assert plain(covers_line(register(), EN)) == "What is known and what is not, from 0 reports."


def test_every_rung_belongs_to_one_phase():
    rungs = [rung for rungs in PHASES.values() for rung in rungs]
    assert sorted(map(str, rungs)) == sorted(map(str, [*LADDER, None]))


def test_partnerships_are_numbered_from_the_highest_rung_down_and_the_newest_first():
    old, new, low = (
        Partnership(id=i, parties=(A, B), stage=s, date=d)
        for i, s, d in (("1", "mou", "2021"), ("2", "mou", "2024"), ("3", "talks", "2026"))
    )
    assert [(n, p.id) for n, p in register(low, old, new).numbered] == [(1, "2"), (2, "1"), (3, "3")]


def test_the_title_names_those_who_do_the_business():
    ministry = Party(name="Kementerian", role="government")
    assert title_of(Partnership(id="a", parties=(ministry, A, B))) == "PT A – B GmbH"
    assert title_of(Partnership(id="a", parties=(ministry, A))) == "Kementerian – PT A"
    assert title_of(Partnership(id="a", parties=tuple(replace(A, name=n) for n in "abcde"))) == "a – b – c +2"


def test_a_gap_is_what_no_report_states(findings):
    by_id = {p.id: p for p in findings.partnerships}
    assert gaps_of(by_id["b2"]) == ("term",)
    assert gaps_of(by_id["<e5>"]) == tuple(name for name in GAPS if name != "partner")
    rows = gap_rows(findings)
    assert gap_counts(rows) == tuple(sum(name in gaps_of(p) for p in findings.partnerships) for name in GAPS)


def test_both_sides_of_a_contradiction_stand_with_their_reports_the_preferred_one_first(findings):
    by_about = {each.about: each for each in contradictions(findings, EN)}
    money = by_about["Value: investment, rupiah"]
    assert [plain(side.text) for side in money.sides] == ["Rp1.6 trillion", "Rp1.7 trillion"]
    assert (money.decided, money.rule) == (False, "No rule decides; the first report is shown in the register.")
    stage = by_about["Stage"]
    assert [(side.text, side.preferred, side.reports[0].name) for side in stage.sides] == [
        ("construction", True, "kompas.example"),
        ("plant opened", False, "bisnis.example"),
    ]
    name = by_about["Name: head of delegation, OSTIM"]
    assert [side.text for side in name.sides] == ["Alan A Bayrak", "Alan Barak"]


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("date", "Hari"),
        ("unit of value IDR investment", "Satuan nilai: investasi, rupiah"),
        ("country of Qualysoft", "Negara: Qualysoft"),
        ("value JPY", "Nilai: JPY"),
        ("something else", "something: else"),
    ],
)
def test_what_a_conflict_is_about(about, text):
    assert about_text(about, ID) == text


def test_the_local_maker_is_asked_first():
    host = Party(name="Banten", country="ID", role="host_government")
    assert whom_to_ask(Partnership(id="a", parties=(B, host, A))) == (A, host)
    assert whom_to_ask(Partnership(id="a", parties=())) == (None, None)


def test_steps_ask_for_what_is_overdue_contradicted_and_missing_the_most_urgent_first(findings):
    found = steps(findings, EN)
    assert [(step.number, step.urgency) for step in found] == [(2, 0), (3, 0), (4, 3)]
    assert [plain(q) for q in found[0].questions] == [
        "Was the plan (plant opened, by April 2026) carried out, and if not, what is the new day?",
        "Reports contradict each other and no rule decides: which is right?",
        "Which devices?",
    ]
    assert (
        plain(found[1].questions[0])
        == "The agreement runs until 1 February 2027: will it be renewed, and what has been delivered?"
    )
    assert plain(found[1].questions[1]).startswith("No news since 2 February 2024")


def test_what_is_cancelled_is_not_asked_about(findings):
    assert "Weigao" not in " ".join(step.title for step in steps(findings, EN))


def test_silence_is_inferred_and_never_told_as_declared(findings):
    by_number = {entry.number: entry for entry in entries(findings, EN)}
    assert (by_number[3].status, by_number[3].quiet_months) == (None, 33)
    assert by_number[5].status == "cancelled"


def test_questions_are_put_in_the_readers_language(findings):
    same, prefer = map(plain, question_texts(findings, ID))
    assert same.startswith("Apakah ini satu kerja sama: 3 PT Graha Teknomedika – Surgiris")
    assert "Nilai: investasi, rupiah: Rp1,6 triliun atau Rp1,7 triliun?" in prefer
    lost = replace(findings, partnerships=())
    assert [plain(text) for text in question_texts(lost, ID)] == ["Are these one?", "Which?"]


def test_equal_figures_share_a_row_and_different_ones_do_not():
    def told(document, value, speaker=None):
        figure = Figure(subject="Banten", measure="hospitals", value=value, unit="hospitals", speaker=speaker)
        return Claim(document=document, field="figure", value=figure, quote=None)

    rows = figure_rows(register(figures=(told("a", 130), told("b", 130, "Andra Soni"), told("c", 119))), ID)
    assert [(row.value, row.speaker, row.measure, row.unit) for row in rows] == [
        ("119", None, "rumah sakit", ""),
        ("130", "Andra Soni", "rumah sakit", ""),
    ]


def test_a_claim_that_states_no_figure_is_refused(findings):
    with pytest.raises(TypeError, match="found Party, wanted Figure"):
        figure_rows(replace(findings, figures=findings.partnerships[0].claims[:1]), EN)


def test_a_conflict_whose_claims_are_gone_is_still_told():
    conflict = Conflict(
        about="date", alternatives=(Alternative(value="2024-02-01", claims=("gone",)),), preferred=None, rule="new rule"
    )
    (found,) = contradictions(register(Partnership(id="a", parties=(A, B), conflicts=(conflict,))), EN)
    assert (plain(found.sides[0].text), found.sides[0].reports, found.rule) == ("1 February 2024", (), "new rule")


def test_the_longest_silence_is_named():
    partnerships = [Partnership(id=i, parties=(replace(A, name=i), B), stage="mou") for i in "ab"]
    silences = tuple(
        Silence(partnership=i, since=day, months=24, rule="mou", reason="x")
        for i, day in (("a", "2023"), ("b", "2022-05"))
    )
    text = [plain(sentence) for sentence in summary(register(*partnerships, silences=silences), EN)]
    assert "2 have gone silent; the longest, b – B GmbH, has had no news since May 2022." in text
