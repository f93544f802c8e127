from berdikari.edge.fetch import openfda
from berdikari.edge.fetch.polite import Client

from .stand_in import serving


def listing(fei, name, product, kind="Manufacture Medical Device"):
    """The shape of openFDA, with an invented firm."""
    return {
        "proprietary_name": [product], "establishment_type": [kind],
        "registration": {"fei_number": fei, "name": name, "city": "Kab. Deli Serdang", "iso_country_code": "ID",
                         "reg_expiry_date_year": "2027", "us_agent": {"name": "A PERSON"}, "owner_operator": {"firm_name": "X"}},
    }  # fmt: skip


def test_listings_of_one_plant_are_one_maker_over_all_pages(tmp_path):
    rows = [listing(str(at % 700), f"PT {at % 700}", f"glove {at}") for at in range(1400)]

    def answer(query, _):
        skip, limit = int(query["skip"]), int(query["limit"])
        meta = {"last_updated": "2026-10-26", "results": {"skip": skip, "limit": limit, "total": len(rows)}}
        return 200, {}, {"meta": meta, "results": rows[skip : skip + limit]}

    with serving(answer) as (url, asked):
        service = openfda.service({"BERDIKARI_OPENFDA_URL": url})
        makers, day = openfda.fetch_makers(Client(service, tmp_path, sleep=lambda _: None), "ID")
    assert [query["skip"] for query in asked] == ["0", "1000"]
    assert asked[0]["search"] == "registration.iso_country_code:ID"
    assert len(makers) == 700
    assert day == "2026-10-26"
    assert makers[0].products == ("glove 0", "glove 700")
    assert "A PERSON" not in repr(makers)
