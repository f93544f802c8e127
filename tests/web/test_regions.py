"""Province pages: each figure with its source, its day and its age; links between them hold what they promise."""

import re


def test_a_profile_names_source_and_day_of_every_figure(client):
    page = client.get("/en/province/36").text
    rows = re.findall(r'<th scope="row">(.*?)</tr>', page, re.DOTALL)
    population = next(row for row in rows if row.startswith("Population") and "2025" in row)
    assert "12,881,374" in population
    assert 'href="#source-' in population
    for number in set(re.findall(r'href="#source-(\d+)"', page)):
        assert f'id="source-{number}"' in page
    beds = next(row for row in rows if row.startswith(("Beds<", "Beds\n")))
    assert "9,714" in beds
    assert "August 2021" in beds.replace("\xa0", " ")
    assert "5.3 years old" in beds


def test_what_was_said_stands_beside_the_register_with_its_speaker(client):
    page = client.get("/en/province/36").text
    assert "governor of Banten" in page
    assert "130" in page
    assert "119" in page


def test_a_province_counts_the_partnerships_that_its_list_holds(client):
    page = client.get("/en/provinces").text
    counted = re.findall(r'<a href="(/en/partnerships\?province=[\d]+)">(\d+)</a>', page)
    assert counted
    for href, count in counted:
        listed = client.get(href).text
        assert re.search(rf"<strong>{count} partnerships?</strong>", listed)
        code = href.split("=")[1]
        assert f"/en/province/{code}" in page


def test_a_regency_by_its_name_and_a_region_that_nobody_knows(client):
    assert "Kota Tangerang Selatan" in client.get("/id/province/kota%20tangerang%20selatan").text
    answer = client.get("/en/province/99")
    assert answer.status_code == 404


def test_every_province_and_regency_has_a_page(client):
    codes = re.findall(r'/en/province/(\d\d)"', client.get("/en/provinces").text)
    assert len(set(codes)) == 38
    assert all(client.get(f"/id/province/{code}").status_code == 200 for code in set(codes))
    regencies = re.findall(r"/en/province/(36\.\d\d)", client.get("/en/province/36").text)
    assert len(set(regencies)) == 8


def test_the_profile_as_a_file_holds_what_the_page_shows(client):
    told = client.get("/en/province/36/profile.json").json()
    assert told["code"] == "36"
    table = client.get("/id/province/36/profile.csv").content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("region_code,group,name,value")
    assert any(line.startswith("36,people,penduduk,12881374") for line in table)
    assert client.get("/en/province/36.03/profile.xlsx").content[:2] == b"PK"
    assert client.get("/en/province/36/profile.docx").status_code == 404


def test_a_partnership_leads_to_where_its_site_lies(client, desk):
    known = [one for one in desk.sight().partnerships.values() if one.site and one.site.code]
    assert known
    for one in known[:3]:
        assert f"/en/province/{one.site.code}" in client.get(f"/en/partnership/{one.id}").text
