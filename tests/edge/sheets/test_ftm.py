"""FollowTheMoney entities: valid by the model's own rules, every tie between entities that are there."""

import pytest

from berdikari.edge.sheets.ftm import Entity, entities
from berdikari.records import (
    Claim,
    Device,
    Document,
    Organisation,
    Ownership,
    Partnership,
    Party,
    Person,
    Place,
    Stage,
    Value,
)

# Properties of the model, version 4.11.2 (MIT licence), as far as they are used here; `>` names the schemata of a tie's end.
MODEL = {
    "Article": {"title", "fileName", "publisher", "publishedAt", "sourceUrl", "language"},
    "Organization": {"name", "alias", "country"}, "Company": {"name", "alias", "country"}, "PublicBody": {"name", "alias", "country"},
    "Person": {"name", "position", "proof>Article"},
    "Project": {"name", "projectId", "status", "startDate", "modifiedAt", "keywords", "country", "amount", "currency", "description", "proof>Article"},
    "ProjectParticipant": {"project>Project", "participant>Organization Company PublicBody", "role", "date", "proof>Article"},
    "Employment": {"employee>Person", "employer>Organization Company PublicBody", "role", "proof>Article"},
    "Ownership": {"owner>Organization Company PublicBody", "asset>Company", "percentage", "proof>Article"},
}  # fmt: skip

DOC = Document(
    source="001.txt",
    text="GTM dan Surgiris",
    url="https://example.org/a",
    outlet="Antara",
    published="2024-02",
    language="id",
    title="GTM",
)
ONE = Partnership(
    id="p1",
    parties=(
        Party(name="PT Graha Teknomedika", aliases=("GTM",), country="ID", role="manufacturer"),
        Party(name="Surgiris", country="FR", role="technology_owner"), Party(name="Hongaria", country="HU", named=False),
    ),
    facilitators=(Party(name="Kemenperin", country="ID", role="government"),),
    devices=(Device(name="lampu operasi", id="surgical-light"),), stage="mou", planned_stage="production", status="silent",
    values=(Value(amount=17e9, currency="IDR", kind="investment"),), date="2024-02-01", site=Place(name="Bekasi", country="ID"),
    people=(Person(name="Andra Soni", office="Gubernur", employer="Provinsi Banten"), Person(name="Alan Bayrak")),
    owners=(Ownership(owner="PT Kalbe Farma Tbk", owned="PT Forsta Kalmedic Global", share=51.0),), history=(Stage(rung="mou", date="2024-02-01"),),
    claims=(Claim(document=DOC.id, about="x", field="party", value=Party(name="GTM"), quote=DOC.quote(0, 3)),), last_news="2024-02-03",
)  # fmt: skip
TWO = Partnership(
    id="p2",
    parties=(Party(name="GTM", country="ID"),),
    values=(Value(amount=1, currency="EUR"), Value(amount=2, currency="IDR")),
    people=ONE.people,
)
ORGANISATIONS = (
    Organisation(
        id="o1", name="PT Graha Teknomedika", aliases=("GTM", "Graha"), country="ID", partnerships=("p1", "p2")
    ),
)


def told() -> list[Entity]:
    return list(entities([ONE, TWO], ORGANISATIONS, [DOC]))


def of(schema: str) -> list[Entity]:
    return [entity for entity in told() if entity["schema"] == schema]


def test_every_entity_has_its_own_id_and_only_properties_of_the_model() -> None:
    found = {entity["id"]: entity for entity in told()}
    assert len(found) == len(told())
    for entity in found.values():
        allowed = {name.partition(">")[0]: name.partition(">")[2].split() for name in MODEL[entity["schema"]]}
        assert set(entity["properties"]) <= set(allowed), entity
        for name, values in entity["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            for value in values if allowed[name] else ():
                assert found[value]["schema"] in allowed[name], (entity, name)


def test_a_partnership_is_a_project_with_its_participants() -> None:
    first, second = of("Project")
    assert first["properties"]["name"] == ["PT Graha Teknomedika - Surgiris - Hongaria: lampu operasi"]
    assert (first["properties"]["amount"], first["properties"]["currency"]) == (["17000000000"], ["IDR"])
    assert first["properties"]["status"] == ["mou", "silent"]
    assert "not named: Hongaria (party)" in first["properties"]["description"]
    assert "amount" not in second["properties"], "sums of two currencies are told in words"
    assert [entity["properties"]["role"] for entity in of("ProjectParticipant")] == [
        ["manufacturer"],
        ["technology_owner"],
        ["government"],
        ["party"],
    ]


def test_one_organisation_under_all_its_names() -> None:
    graha = of("Company")[0]
    assert graha["properties"] == {"name": ["PT Graha Teknomedika"], "alias": ["GTM", "Graha"], "country": ["id"]}
    ends = [entity["properties"]["participant"] for entity in of("ProjectParticipant")]
    assert ends[0] == ends[3] == [graha["id"]]
    assert [entity["properties"]["name"] for entity in of("PublicBody")] == [["Kemenperin"]]


def test_people_and_owners() -> None:
    assert [entity["properties"]["name"] for entity in of("Person")] == [
        ["Andra Soni"],
        ["Alan Bayrak"],
        ["Alan Bayrak"],
    ]
    assert [entity["properties"]["role"] for entity in of("Employment")] == [["Gubernur"]]
    assert [entity["properties"]["percentage"] for entity in of("Ownership")] == [["51"]]


def test_the_text_of_an_article_stays_here() -> None:
    assert DOC.text not in str(told())
    assert of("Article")[0]["properties"]["language"] == ["ind"]


def test_the_model_itself_finds_nothing_wrong() -> None:
    followthemoney = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (it brings LGPL code: see docs/decisions)"
    )
    found = {entity["id"]: entity for entity in told()}
    for entity in found.values():
        schema = followthemoney.model.get(entity["schema"])
        assert schema is not None
        schema.validate(entity)
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in entity["properties"].items()
        }
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert followthemoney.model.get(found[value]["schema"]).is_a(prop.range), (prop, value)


def test_an_organisation_under_two_names_takes_part_once() -> None:
    twice = Partnership(
        id="p2", parties=(Party(name="GTM", role="manufacturer"), Party(name="Graha", role="manufacturer"))
    )
    found = list(entities([twice], ORGANISATIONS, []))
    assert [entity["schema"] for entity in found] == ["Company", "Project", "ProjectParticipant"]
