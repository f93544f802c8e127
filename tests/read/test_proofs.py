"""Stages as the press words them: many ways to say one rung, in three languages, with parties and goods around."""

import pytest

from berdikari.read.dates import dates
from berdikari.read.stages import highest, rungs

DONE = [
    ("PT Alfa Medika dan Beta Ltd membubuhkan tanda tangan pada nota kesepahaman di sela pameran.", "mou"),
    ("Nota kesepahaman antara PT Alfa Medika dan Beta Ltd resmi diteken kemarin.", "mou"),
    ("PT Alfa Medika mengikat kerja sama dengan Beta Ltd lewat MoU.", "mou"),
    ("PT Alfa Medika menjalin kemitraan strategis dengan Beta Ltd.", "mou"),
    ("PT Alfa Medika resmi menggandeng Beta Ltd untuk memproduksi ventilator.", "mou"),
    ("PT Alfa Medika bermitra dengan Beta Ltd dalam pengembangan ventilator.", "mou"),
    ("Kedua perusahaan bersepakat mengembangkan ventilator bersama.", "mou"),
    ("PT Alfa Medika bahu-membahu dengan Beta Ltd mengembangkan stent.", "mou"),
    ("PT Alfa Medika menyepakati kerja sama dengan Beta Ltd.", "mou"),
    ("Memorandum of Agreement diteken oleh kedua direktur.", "mou"),
    ("PT Alfa Medika dan Beta Ltd meneken perjanjian kerja sama distribusi.", "contract"),
    ("Perjanjian jual beli diteken PT Alfa Medika dan Beta Ltd.", "contract"),
    ("PT Alfa Medika memenangi tender pengadaan ventilator dari Beta Ltd.", "contract"),
    ("Beta Ltd menunjuk PT Alfa Medika sebagai distributor eksklusif di Indonesia.", "contract"),
    ("PT Alfa Medika ditunjuk menjadi agen tunggal Beta Ltd.", "contract"),
    ("PT Alfa Medika mendapat kontrak 500 unit ventilator dari Beta Ltd.", "contract"),
    ("PT Alfa Medika memperoleh pesanan 500 unit ventilator dari Kementerian Kesehatan.", "contract"),
    ("PT Alfa Medika mengantongi lisensi dari Beta Ltd untuk membuat stent.", "contract"),
    ("PT Alfa Medika mengakuisisi 60 persen saham Beta Ltd.", "contract"),
    ("Beta Ltd memberi lisensi kepada PT Alfa Medika.", "contract"),
    ("PT Alfa Medika memasok 300 tempat tidur ke RS Beta.", "contract"),
    ("Kesepakatan alih teknologi ditandatangani PT Alfa Medika dan Beta Ltd.", "contract"),
    ("PT Alfa Medika dan Beta Ltd menandatangani perjanjian lisensi.", "contract"),
    ("Universitas Gama melisensikan patennya kepada PT Alfa Medika.", "contract"),
    ("PT Alfa Medika dipercaya memproduksi alat rancangan Universitas Gama.", "contract"),
    ("PT Alfa Medika menerima order 1 juta masker dari Beta Ltd.", "contract"),
    ("Perjanjian Kerja Sama (PKS) ditandatangani kedua pihak.", "contract"),
    ("PT Alfa Medika membeli 20 unit CT scan dari Beta Ltd.", "contract"),
    ("PT Alfa Medika dan Beta Ltd mendirikan perusahaan patungan.", "joint_venture"),
    ("Lahir dari usaha patungan PT Alfa Medika dan Beta Ltd, pabrik itu bernama PT Gama.", "joint_venture"),
    ("Kedua perusahaan membentuk joint venture bernama PT Gama.", "joint_venture"),
    ("Pembangunan pabrik patungan PT Alfa Medika dan Beta Ltd dimulai.", "construction"),
    ("Pabrik bersama PT Alfa Medika dan Beta Ltd mulai dibangun di Batang.", "construction"),
    ("Groundbreaking pabrik dilakukan PT Alfa Medika bersama Beta Ltd.", "construction"),
    ("Menteri meletakkan batu pertama pabrik jarum suntik PT Alfa Medika dan Beta Ltd.", "construction"),
    ("PT Alfa Medika menandatangani Perjanjian Pemanfaatan Tanah Industri (PPTI) dengan Kawasan Beta.", "construction"),
    ("Pabrik CT scan milik PT Alfa Medika dan Beta Ltd resmi beroperasi.", "commissioned"),
    ("Menteri Perindustrian meresmikan pabrik PT Alfa Medika yang digarap bersama Beta Ltd.", "commissioned"),
    ("PT Alfa Medika dan Beta Ltd membuka lini produksi dialyzer di Bekasi.", "commissioned"),
    ("Pabrik ventilator PT Alfa Medika, hasil kerja sama dengan Beta Ltd, diresmikan.", "commissioned"),
    ("Ventilator PT Alfa Medika dan Beta Ltd mendapat izin edar Kementerian Kesehatan.", "licensed"),
    ("Izin edar untuk ventilator PT Alfa Medika sudah terbit.", "licensed"),
    ("Alat itu telah memperoleh AKD dari Kemenkes.", "licensed"),
    ("BPOM menerbitkan EUA untuk alat tes buatan PT Alfa Medika dan Beta Ltd.", "licensed"),
    ("Stent itu lolos uji dan mendapat nomor izin edar.", "licensed"),
    ("PT Alfa Medika kini memproduksi ventilator rancangan Beta Ltd.", "production"),
    ("PT Alfa Medika sudah merakit USG bersama Beta Ltd di Cikarang.", "production"),
    ("Ventilator itu sudah diproduksi PT Alfa Medika sebanyak 300 unit.", "production"),
    ("Produksi massal ventilator oleh PT Alfa Medika bersama Universitas Gama telah dimulai.", "production"),
    ("Sejak Mei, PT Alfa Medika membuat ventilator rancangan Universitas Gama.", "production"),
    ("Sebanyak 200 unit ventilator telah diproduksi.", "production"),
    ("PT Alfa Medika berhasil membuat ventilator bersama Universitas Gama.", "production"),
    ("PT Alfa Medika meluncurkan ventilator hasil kolaborasi dengan Universitas Gama.", "production"),
    ("PT Alfa Medika melepas ekspor perdana 2 kontainer sarung tangan ke Beta Ltd.", "export"),
    ("PT Alfa Medika mengirim 2 juta jarum suntik ke Ukraina.", "export"),
    ("Dua kontainer kursi roda dikirim PT Alfa Medika ke Beta Ltd di Jerman.", "export"),
    ("Sebanyak 2 juta alat suntik PT Alfa Medika dilepas ke luar negeri.", "export"),
    ("PT Alfa Medika dan Beta Ltd menyepakati letter of intent.", "letter_of_intent"),
    ("Surat pernyataan kehendak diteken PT Alfa Medika dan Beta Ltd.", "letter_of_intent"),
    ("Alfa Medical and Beta Ltd inked an MoU in Dubai.", "mou"),
    ("Alfa Medical has entered into a strategic partnership with Beta Ltd.", "mou"),
    ("Alfa Medical partners with Beta Ltd to make ventilators.", "mou"),
    ("Alfa Medical teams up with Beta Ltd on ventilators.", "mou"),
    ("Alfa Medical and Beta Ltd agreed to cooperate on ventilators.", "mou"),
    ("Alfa Medical and Beta Ltd are collaborating on a low-cost ventilator.", "mou"),
    ("Alfa Medical joined hands with Beta Ltd.", "mou"),
    ("Alfa Medical and Beta Ltd sign memorandum of understanding.", "mou"),
    ("Alfa Medical has signed an agreement with Beta Ltd.", "contract"),
    ("Alfa Medical named Beta Ltd as its exclusive distributor.", "contract"),
    ("Alfa Medical was appointed as the sole distributor of Beta Ltd.", "contract"),
    ("Alfa Medical won a tender to supply 300 ventilators to Beta Hospital.", "contract"),
    ("Alfa Medical was awarded a contract by Beta Hospital.", "contract"),
    ("Beta Ltd has licensed its ventilator design to Alfa Medical.", "contract"),
    ("Alfa Medical acquired a 60 percent stake in Beta Ltd.", "contract"),
    ("Alfa Medical will supply 1,500 beds to Beta Hospital under a five-year contract.", "contract"),
    ("Beta Hospital ordered 20 CT scanners from Alfa Medical.", "contract"),
    ("Alfa Medical was selected to provide ventilators to the ministry.", "contract"),
    ("Alfa Medical and Beta Ltd concluded a supply agreement.", "contract"),
    ("Alfa Medical struck a deal with Beta Ltd.", "contract"),
    ("Alfa Medical signed a definitive agreement with Beta Ltd.", "contract"),
    ("Alfa Medical and Beta Ltd formed a joint venture.", "joint_venture"),
    ("Alfa Medical has set up a joint venture with Beta Ltd.", "joint_venture"),
    ("The plant is a joint venture between Alfa Medical and Beta Ltd.", "joint_venture"),
    ("Alfa Medical and Beta Ltd broke ground on a syringe plant.", "construction"),
    ("Alfa Medical and Beta Ltd have started building their plant.", "construction"),
    ("Work has begun on the factory of Alfa Medical and Beta Ltd.", "construction"),
    ("Alfa Medical and Beta Ltd opened a syringe plant in Bekasi.", "commissioned"),
    ("The minister inaugurated the plant of Alfa Medical and Beta Ltd.", "commissioned"),
    ("The plant of Alfa Medical and Beta Ltd started operations.", "commissioned"),
    ("The ventilator by Alfa Medical and Beta Ltd received a marketing permit.", "licensed"),
    ("The health ministry has approved the ventilator of Alfa Medical for sale.", "licensed"),
    ("The ventilator was cleared by the regulator.", "licensed"),
    ("Alfa Medical obtained a distribution licence for the ventilator.", "licensed"),
    ("Alfa Medical now makes ventilators designed by Beta Ltd.", "production"),
    ("Alfa Medical has produced 300 ventilators with Beta Ltd.", "production"),
    ("Alfa Medical has started making ventilators with Beta Ltd.", "production"),
    ("Alfa Medical is producing ventilators with Beta Ltd at its Bekasi plant.", "production"),
    ("The first ventilators made by Alfa Medical and Beta Ltd rolled off the line.", "production"),
    ("Ventilators are made at the plant of Alfa Medical.", "production"),
    ("Alfa Medical and Beta University launched a locally made ventilator.", "production"),
    ("Alfa Medical has exported 2 million syringes to Ukraine.", "export"),
    ("Alfa Medical shipped 2 million syringes to Beta Ltd.", "export"),
    ("Two containers of syringes made by Alfa Medical left for Ukraine.", "export"),
    ("Alfa Medical delivered 2 million syringes to UNICEF.", "export"),
    ("Half of the ventilators have gone abroad.", "export"),
    ("Alfa Medical signed an LoI with Beta Ltd.", "letter_of_intent"),
    ("Alfa Medical and Beta Ltd signed a preliminary agreement.", "letter_of_intent"),
    ("Alfa Medikal ile Beta Ltd. arasında mutabakat zaptı imzalandı.", "mou"),
    ("Alfa Medikal ile Beta Ltd. iş birliği protokolüne imza attı.", "mou"),
    ("Alfa Medikal, Beta Ltd. ile iş birliği yaptı.", "mou"),
    ("Alfa Medikal ve Beta Ltd. güçlerini birleştirdi.", "mou"),
    ("Alfa Medikal, Beta Ltd. ile ortaklık kurdu.", "mou"),
    ("Alfa Medikal ile Beta Ltd. iş birliğine gitti.", "mou"),
    ("Alfa Medikal ile Beta Ltd. anlaşma imzaladı.", "contract"),
    ("Alfa Medikal, Beta Ltd. ile distribütörlük anlaşması yaptı.", "contract"),
    ("Alfa Medikal, Beta Ltd.'nin Türkiye distribütörü oldu.", "contract"),
    ("Alfa Medikal, Beta Hastanesi ihalesini kazandı.", "contract"),
    ("Alfa Medikal, Beta Ltd.'den 300 cihaz siparişi aldı.", "contract"),
    ("Alfa Medikal, Beta Ltd.'nin yüzde 60'ını satın aldı.", "contract"),
    ("Alfa Medikal ile Beta Ltd. arasında sözleşme imzalandı.", "contract"),
    ("Lisans anlaşması imzalandı.", "contract"),
    ("Alfa Medikal ve Beta Ltd. ortak şirket kurdu.", "joint_venture"),
    ("Alfa Medikal ile Beta Ltd. ortak girişim kurdu.", "joint_venture"),
    ("Alfa Medikal ile Beta Ltd.'nin fabrikasının temeli atıldı.", "construction"),
    ("Fabrikanın inşaatı sürüyor.", "construction"),
    ("Alfa Medikal ile Beta Ltd.'nin tesisi açıldı.", "commissioned"),
    ("Fabrika törenle hizmete açıldı.", "commissioned"),
    ("Fabrikanın açılışı Bakan tarafından yapıldı.", "commissioned"),
    ("Cihaz, Sağlık Bakanlığından ruhsat aldı.", "licensed"),
    ("Solunum cihazı için acil kullanım onayı verildi.", "licensed"),
    ("Alfa Medikal, Beta Ltd. ile solunum cihazı üretiyor.", "production"),
    ("Solunum cihazının seri üretimine başlandı.", "production"),
    ("Alfa Medikal 5 bin solunum cihazı üretti.", "production"),
    ("Cihazlar Beta Ltd. fabrikasında üretiliyor.", "production"),
    ("Alfa Medikal ve Gama Üniversitesi yerli ventilatör geliştirdi.", "production"),
    ("Alfa Medikal Beta ülkesine solunum cihazı ihraç etti.", "export"),
    ("Alfa Medikal 30 ülkeye ihracat yapıyor.", "export"),
    ("İlk parti cihazlar Brezilya'ya gönderildi.", "export"),
    ("Alfa Medikal ile Beta Ltd. arasında iyi niyet anlaşması imzalandı.", "letter_of_intent"),
]
ONLY_TALKS = [
    "PT Alfa Medika menjajaki kerja sama dengan Beta Ltd.",
    "Delegasi Beta Ltd menyambangi pabrik PT Alfa Medika.",
    "PT Alfa Medika tengah bernegosiasi dengan Beta Ltd.",
    "Beta Ltd berminat menggandeng PT Alfa Medika.",
    "Menteri mengajak Beta Ltd berinvestasi di Indonesia bersama PT Alfa Medika.",
    "PT Alfa Medika dan Beta Ltd mendiskusikan peluang kerja sama.",
    "PT Alfa Medika berencana bekerja sama dengan Beta Ltd.",
    "Alfa Medical is in talks with Beta Ltd.",
    "Alfa Medical and Beta Ltd discussed cooperation.",
    "Beta Ltd expressed interest in investing with Alfa Medical.",
    "A Beta Ltd delegation visited Alfa Medical.",
    "Alfa Medical is negotiating with Beta Ltd.",
    "Alfa Medical plans to cooperate with Beta Ltd.",
    "A joint production with Beta Ltd could develop.",
    "Alfa Medikal ile Beta Ltd. iş birliği imkanlarını görüştü.",
    "Beta Ltd. heyeti Alfa Medikal'i ziyaret etti.",
    "Alfa Medikal, Beta Ltd. ile görüşmelere başladı.",
    "Beta Ltd. Türkiye'de üretim yapmak istiyor.",
    "Taraflar ortak üretim konusunu masaya yatırdı.",
    "PT Alfa Medika membahas ventilator dengan Beta Ltd; produksi massal dimulai pekan depan.",
]
NOT_EXPORTED = [
    "PT Alfa Medika mengirim delegasi ke Jerman untuk melihat ventilator.",
    "PT Alfa Medika mengirim ventilator ke Surabaya.",
    "Alfa Medical sent a team to Germany to see the ventilators.",
    "Target ekspor ventilator tahun depan naik.",
]
NOT_MADE = [
    "Alfa Medical is considering to make ventilators.",
    "Ventilators are made in Germany.",
    "Produksi massal ventilator akan dimulai bulan depan.",
    "Seri üretime geçilmesi planlanıyor.",
]


def best(page, text, modality="done"):
    """The rung that a text states, or None."""
    laid = page(text)
    found = highest(rungs(laid, dates(laid)), modality)
    return found and found.name


@pytest.mark.parametrize(("text", "rung"), DONE)
def test_a_rung_in_many_words(page, text, rung):
    assert best(page, text) == rung


@pytest.mark.parametrize("text", ONLY_TALKS)
def test_interest_visits_and_plans_are_no_more_than_talks(page, text):
    assert best(page, text) in (None, "talks")


@pytest.mark.parametrize("text", NOT_EXPORTED)
def test_what_goes_to_a_town_or_is_no_goods_is_no_export(page, text):
    assert best(page, text) != "export"


@pytest.mark.parametrize("text", NOT_MADE)
def test_what_is_not_made_here_yet_is_no_production(page, text):
    assert best(page, text) != "production"
