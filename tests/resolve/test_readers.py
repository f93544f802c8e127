"""Two readers of one document: their tellings are one cooperation, and where they clash the rules are preferred."""

from berdikari.records import Claim, Day, Document, Party, Stage, Value
from berdikari.resolve import assemble, disagreements, resolve, united

TEXT = "PT Satu Alkes dan Dua GmbH meneken MoU senilai Rp 17 miliar, bukan Rp 71 miliar, 1 Februari 2024. PT Satu Alkes dan Tiga BV meneken kontrak."
DOCUMENT = Document(source="1.txt", text=TEXT, published="2024-02-02")
RULES, MODEL = "rules-1", "model:tiny"


def claim(words, field, value, method, about="a"):
    start = TEXT.index(words)
    return Claim(document=DOCUMENT.id, field=field, value=value, quote=DOCUMENT.quote(start, start + len(words)),
                 about=f"{method} {about}", method=method)  # fmt: skip


def told(method, *, amount=17e9, partner="Dua GmbH", rung="mou", about="a"):
    return (
        claim("PT Satu Alkes", "party", Party(name="PT Satu Alkes"), method, about),
        claim(partner, "party", Party(name=partner), method, about),
        claim("MoU", "stage", Stage(rung=rung), method, about),
        claim("1 Februari 2024", "date", Day(date="2024-02-01"), method, about),
        claim(
            f"Rp {amount / 1e9:.0f} miliar",
            "value",
            Value(amount=amount, currency="IDR", kind="investment"),
            method,
            about,
        ),
    )


def test_what_two_readers_tell_of_one_document_is_one_cooperation():
    [partnership] = resolve([DOCUMENT], [*told(RULES), *told(MODEL)], (), "2024-03-01").partnerships
    assert (len(partnership.claims), partnership.conflicts) == (10, ())


def test_what_one_reader_tells_as_two_stays_two():
    for method in (RULES, MODEL):
        claims = [*told(method), *told(method, about="b", rung="contract")]
        assert len(resolve([DOCUMENT], claims, (), "2024-03-01").partnerships) == 2


def test_another_sum_of_a_model_is_a_conflict_in_which_the_rules_are_preferred():
    partnership = assemble([*told(RULES), *told(MODEL, amount=71e9)], {DOCUMENT.id: DOCUMENT})
    assert [value.amount for value in partnership.values] == [17e9]
    [conflict] = partnership.conflicts
    assert (conflict.preferred, conflict.rule) == ("17000000000 IDR", "read by rules over read by a model")


def test_two_sums_of_one_reader_are_two():
    both = (*told(RULES), *told(RULES, amount=71e9))
    assert [value.amount for value in assemble(both, {DOCUMENT.id: DOCUMENT}).values] == [17e9, 71e9]


def test_each_reader_finds_its_fellow_among_several_cooperations():
    groups = [
        told(RULES),
        told(RULES, partner="Tiga BV", about="b"),
        told(MODEL, partner="Tiga BV"),
        told(MODEL, about="b"),
    ]
    found = united(groups, DOCUMENT)
    assert [{c.value.name for c in group if c.field == "party"} for group in found] == [
        {"PT Satu Alkes", "Dua GmbH"}, {"PT Satu Alkes", "Tiga BV"},
    ]  # fmt: skip
    assert all({c.method for c in group} == {RULES, MODEL} for group in found)


def test_differences_are_told_with_both_claims_and_agreement_is_silent():
    same = assemble([*told(RULES), *told(MODEL)], {DOCUMENT.id: DOCUMENT})
    assert disagreements([same], DOCUMENT, (RULES, MODEL)) == ()
    other = assemble([*told(RULES), *told(MODEL, rung="contract", amount=71e9)], {DOCUMENT.id: DOCUMENT})
    stage, value = disagreements([other], DOCUMENT, (RULES, MODEL))
    assert (stage.field, [said.value for said in stage.said]) == ("stage", ["mou", "contract"])
    assert [said.claims[0].quote.text for said in value.said] == ["Rp 17 miliar", "Rp 71 miliar"]
