"""Devices: by the catalogue's names in three languages, in lists, and as the text calls what the catalogue does not know."""

import pytest

from berdikari.read.devices import devices, general_devices, telling
from berdikari.read.goods import made_goods, with_general, with_listed


def names(found):
    return [f.device.name for f in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Pabrik itu membuat mesin cuci darah.", ["mesin cuci darah"]),
        ("They will make infusion pumps in Bekasi.", ["infusion pumps"]),
        ("Alfa, solunum cihazını Bursa'da üretiyor.", ["solunum cihazı"]),
        ("Ventilator dan CT scan akan dirakit.", ["Ventilator", "CT scan"]),
    ],
)
def test_names_of_the_catalogue(page, text, named):
    assert names(devices(page(text))) == named


def test_what_stands_in_a_name_is_no_device(page):
    text = "PT Ventilator Jaya membuat stent."
    assert names(devices(page(text), [(0, 18)])) == ["stent"]


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("Produknya pompa infus, meja operasi, dan docking station.", "docking station"),
        ("They list ventilators, oxygen generators, incinerators and hospital beds.", "incinerators"),
        ("Isinya ventilator, lampu operasi, alat pengukur embun dan pompa infus.", "alat pengukur embun"),
    ],
)
def test_unknown_members_of_a_list(page, text, member):
    laid = page(text)
    assert member in names(with_listed(laid, devices(laid)))


@pytest.mark.parametrize("text", ["Ventilator, kata direktur, dan mobil.", "Stents, he said, and that was all."])
def test_a_clause_is_no_member(page, text):
    laid = page(text)
    assert len(with_listed(laid, devices(laid))) == 1


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Keduanya membangun pabrik alat deteksi stunting di Bogor.", "alat deteksi stunting"),
        ("Beta dikenal sebagai pembuat kacamata pintar lipat dari Korea.", "kacamata pintar lipat"),
        ("ASELSAN taşınabilir diyaliz cihazı üretiyor.", "taşınabilir diyaliz cihazı"),
        ("Alpha is a maker of corneal shields in Ohio.", "corneal shields"),
    ],
)
def test_goods_that_the_catalogue_does_not_know(page, text, thing):
    assert thing in names(made_goods(page(text), 0, len(text)))


@pytest.mark.parametrize(
    "text", ["Produksi massal dimulai.", "Alpha produces needles.", "Alfa memproduksi bersama Beta."]
)
def test_no_goods_where_none_are_told(page, text):
    assert made_goods(page(text), 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Alfa memproduksi alat kesehatan di Batam.", 1), ("Distributor alat kesehatan PT Alfa hadir.", 0),
        ("the medical device industry of Turkey", 0), ("Alpha makes medical devices.", 1), ("tıbbi cihaz üreticileri katıldı", 0),
    ],
)  # fmt: skip
def test_general_words_are_devices_only_as_things(page, text, count):
    assert len(general_devices(page(text))) == count


def test_a_special_name_beats_a_part_of_it(page):
    laid = page("Alfa membuat stent. Stent jantung itu murah. Stent lain tidak.")
    assert len(telling(laid, devices(laid))) <= 2


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Alfa dan Beta mengembangkan perangkat pelacak gerak mata.", "perangkat pelacak gerak mata"),
        ("Alfa memasarkan sensor detak janin buatan Beta.", "sensor detak janin"),
        ("Kerja sama itu mencakup alat pemanas cairan infus.", "alat pemanas cairan infus"),
        ("Mereka sepakat memproduksi selang drainase dada.", "selang drainase dada"),
        ("Alfa menjadi distributor mesin pemetaan otak milik Beta.", "mesin pemetaan otak"),
        ("Fokusnya alat pendeteksi katarak berbasis ponsel.", "alat pendeteksi katarak"),
        ("PT Alfa akan merakit tabung reaksi steril di Batam.", "tabung reaksi steril"),
        ("Alpha and Beta will make fetal heart patches in Batam.", "fetal heart patches"),
        ("Alpha will distribute Beta's retinal imaging tablets.", "retinal imaging tablets"),
        ("The two firms are to produce bone growth stimulators.", "bone growth stimulators"),
        ("Alpha will assemble wound monitoring sensors.", "wound monitoring sensors"),
        ("The deal covers smart inhalers.", "smart inhalers"),
        ("Alpha is to sell eye tracking devices made by Beta.", "eye tracking devices"),
        ("They will develop a brain mapping system together.", "brain mapping system"),
        ("Alpha licensed a portable blood warming cabinet from Beta.", "portable blood warming cabinet"),
        ("Alfa ile Beta göz takip cihazı üretecek.", "göz takip cihazı"),
        ("Alfa ile Beta beyin tümörü tespit sistemi geliştirecek.", "beyin tümörü tespit sistemi"),
        ("Alfa, yara izleme sensörü üretmek için Beta ile anlaştı.", "yara izleme sensörü"),
        ("Alfa ile Beta kemik kırığı tespit seti üretiyor.", "kemik kırığı tespit seti"),
    ],
)
def test_things_named_by_a_head_word(page, text, thing):
    assert names(made_goods(page(text), 0, len(text)))[:1] == [thing]


@pytest.mark.parametrize(
    "text",
    [
        "Alfa dan Beta menandatangani MoU di Jakarta.",
        "Alfa memproduksi alat kesehatan bersama Beta.",
        "Alat tersebut akan dibuat di Bogor.",
        "Alfa and Beta signed a deal on Monday.",
        "The health system of the country needs reform.",
        "Alfa akan membangun sistem informasi di kantor.",
        "Alfa ile Beta iş birliği protokolü imzaladı.",
        "Mesin produksi akan datang dari Jerman.",
    ],
)
def test_a_head_word_alone_names_nothing(page, text):
    assert made_goods(page(text), 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("They will make PET and CT scanners.", ["PET", "CT scanners"]),
        ("Alfa ile Beta MR ve tomografi cihazları üretecek.", ["MR", "tomografi cihazları"]),
        ("Alfa memasok USG, CT dan lithotripter.", ["USG", "CT", "lithotripter"]),
        ("His pet and a CT scanner.", ["CT scanner"]),
        ("PET bottles are no CT scanners.", ["CT scanners"]),
    ],
)
def test_letters_that_name_a_device_beside_another_one(page, text, named):
    assert [n.split("ı")[0][:9] for n in names(devices(page(text)))] == [n.split("ı")[0][:9] for n in named]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Alfa membuat peralatan medis dan sarung tangan.", 2),
        ("They make gloves and medical equipment.", 2),
        ("Tıbbi eldiven ve tıbbi ekipman üretecek.", 2),
        ("Peralatan medis mahal, kata Budi. Sarung tangan murah.", 1),
    ],
)
def test_general_words_in_a_list_with_devices(page, text, count):
    laid = page(text)
    assert len(with_general(laid, devices(laid), general_devices(laid))) == count


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("alat rontgen digital", "x-ray-machine"), ("mesin hemodialisa", "haemodialysis-machine"), ("ring jantung", "stent"),
        ("kaki palsu", "limb-prosthesis"), ("lensa intraokular", "intraocular-lens"), ("tomography machine", "ct-scanner"),
        ("hip implant", "joint-prosthesis"), ("clear aligner", "orthodontic-device"), ("bone plate", "orthopaedic-implant"),
        ("drug-eluting stent", "stent"), ("diyaliz makinesi", "haemodialysis-machine"), ("kalp kapakçığı", "heart-valve"),
        ("işitme cihazı", "hearing-aid"), ("serum seti", "infusion-set"), ("hasta karyolası", "hospital-bed"),
        ("benang jahit bedah", "suture"), ("alat pacu jantung", "pacemaker"), ("alat bantu dengar", "hearing-aid"),
        ("kantung darah", "blood-bag"), ("inhaler device", "nebuliser"), ("yapay deri", "wound-dressing"),
    ],
)  # fmt: skip
def test_other_names_of_the_catalogue(page, text, category):
    assert [f.device.id for f in devices(page(f"Alfa: {text}."))] == [category]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Pabrik itu membuat jarum suntik vaksin auto-disable.", "jarum suntik vaksin auto-disable", "syringe"),
        ("The plant makes vaccine syringes for its region.", "vaccine syringes", "syringe"),
    ],
)
def test_devices_side_by_side_are_one(page, text, name, kind):
    (found,) = devices(page(text))
    assert (found.device.name, found.device.id) == (name, kind)
