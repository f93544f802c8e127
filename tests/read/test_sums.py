"""Sums as the press words them, in three languages: the amount with its currency, and the kind that words around it tell."""

import pytest

from berdikari.read.money import sums
from berdikari.read.values import kind_of

AMOUNTS = [
    ("investasi Rp 17 miliar", 17_000_000_000, "IDR"),
    ("nilai investasi Rp260 M", 260_000_000_000, "IDR"),
    ("investasi Rp1,2 T", 1_200_000_000_000, "IDR"),
    ("investasi sebesar Rp 1.250.000.000,00", 1_250_000_000, "IDR"),
    ("investasi Rp 1,25 miliar lebih", 1_250_000_000, "IDR"),
    ("investasi senilai 10,5 juta dolar AS", 10_500_000, "USD"),
    ("investasi USD 9,6 juta hingga USD 12 juta", 9_600_000, "USD"),
    ("investasi US$ 17 M", 17_000_000, "USD"),
    ("investasi $17m", 17_000_000, "USD"),
    ("an investment of $1.5bn", 1_500_000_000, "USD"),
    ("an investment of US$2.3 million", 2_300_000, "USD"),
    ("an investment worth 30 million US dollars", 30_000_000, "USD"),
    ("an investment of RM30 million", 30_000_000, "MYR"),
    ("an investment of Rs 500 crore", 5_000_000_000, "INR"),
    ("an investment of EUR 1.2 million", 1_200_000, "EUR"),
    ("an investment of €1.2 million", 1_200_000, "EUR"),
    ("an investment of 1.2 million euros", 1_200_000, "EUR"),
    ("an investment of 5 million pounds", 5_000_000, "GBP"),
    ("an investment of 500,000 dollars", 500_000, "USD"),
    ("an investment of half a million dollars", 500_000, "USD"),
    ("an investment of some 3.4 trillion rupiah", 3_400_000_000_000, "IDR"),
    ("an investment of IDR 200 billion", 200_000_000_000, "IDR"),
    ("an investment of 12 billion won", 12_000_000_000, "KRW"),
    ("an investment of 100 million yuan", 100_000_000, "CNY"),
    ("an investment of CNY 100 million", 100_000_000, "CNY"),
    ("an investment of RMB 100 million", 100_000_000, "CNY"),
    ("an investment of S$5 million", 5_000_000, "SGD"),
    ("an investment of SGD 5 million", 5_000_000, "SGD"),
    ("an investment of A$5 million", 5_000_000, "AUD"),
    ("an investment of AUD 5 million", 5_000_000, "AUD"),
    ("an investment of 2 billion yen", 2_000_000_000, "JPY"),
    ("an investment of 40 million Swiss francs", 40_000_000, "CHF"),
    ("an investment of CHF 40 million", 40_000_000, "CHF"),
    ("an investment of 30 million Saudi riyals", 30_000_000, "SAR"),
    ("an investment of AED 30 million", 30_000_000, "AED"),
    ("an investment of 30 million dirhams", 30_000_000, "AED"),
    ("an investment of 12 million baht", 12_000_000, "THB"),
    ("an investment of 50 billion dong", 50_000_000_000, "VND"),
    ("an investment of 300 million pesos", 300_000_000, "PHP"),
    ("an investment of 20 million Canadian dollars", 20_000_000, "CAD"),
    ("an investment of between $10 million and $15 million", 10_000_000, "USD"),
    ("an investment of $10-15 million", 10_000_000, "USD"),
    ("investasi 1 juta-2 juta dolar AS", 1_000_000, "USD"),
    ("investasi antara Rp 10 miliar dan Rp 20 miliar", 10_000_000_000, "IDR"),
    ("investasi Rp 10-20 miliar", 10_000_000_000, "IDR"),
    ("investasi Rp 10 s.d. 20 miliar", 10_000_000_000, "IDR"),
    ("investasi setengah triliun rupiah", 500_000_000_000, "IDR"),
    ("investasi seratus miliar rupiah", 100_000_000_000, "IDR"),
    ("investasi dua puluh juta dolar AS", 20_000_000, "USD"),
    ("investasi lima ratus ribu dolar", 500_000, "USD"),
    ("investasi 12 juta euro", 12_000_000, "EUR"),
    ("investasi 3 juta poundsterling", 3_000_000, "GBP"),
    ("investasi 300 juta yuan", 300_000_000, "CNY"),
    ("investasi 5 juta dolar Singapura", 5_000_000, "SGD"),
    ("investasi 5 juta dolar Australia", 5_000_000, "AUD"),
    ("investasi 90 miliar won", 90_000_000_000, "KRW"),
    ("investasi 2 miliar yen", 2_000_000_000, "JPY"),
    ("investasi 20 juta ringgit", 20_000_000, "MYR"),
    ("investasi 1,5 milar rupiah", 1_500_000_000, "IDR"),
    ("investasi Rp 20 miliyar", 20_000_000_000, "IDR"),
    ("investasi Rp. 75 milyar", 75_000_000_000, "IDR"),
    ("investasi Rp75 Miliar", 75_000_000_000, "IDR"),
    ("investasi Rp 500 jt", 500_000_000, "IDR"),
    ("investasi Rp500 juta", 500_000_000, "IDR"),
    ("investasi 25 jt USD", 25_000_000, "USD"),
    ("investasi US$ 1.500.000", 1_500_000, "USD"),
    ("investasi USD1,5 juta", 1_500_000, "USD"),
    ("investasi US Dollar 3 juta", 3_000_000, "USD"),
    ("investasi 3 juta US dollar", 3_000_000, "USD"),
    ("investasi Rp 4 triliun 200 miliar", 4_200_000_000_000, "IDR"),
    ("1 buçuk milyon dolar yatırım", 1_500_000, "USD"),
    ("80 bin dolarlık yatırım", 80_000, "USD"),
    ("3 milyon 500 bin lira yatırım", 3_500_000, "TRY"),
    ("2,5 milyar TL yatırım", 2_500_000_000, "TRY"),
    ("10 milyon avroluk yatırım", 10_000_000, "EUR"),
    ("10 milyon euro yatırım", 10_000_000, "EUR"),
    ("5 milyon ABD doları yatırım", 5_000_000, "USD"),
    ("yarım milyon dolar yatırım", 500_000, "USD"),
    ("12 milyon sterlin yatırım", 12_000_000, "GBP"),
    ("yüz milyon lira yatırım", 100_000_000, "TRY"),
    ("₺45 milyon yatırım", 45_000_000, "TRY"),
    ("45 milyon ₺ yatırım", 45_000_000, "TRY"),
    ("10-15 milyon dolar yatırım", 10_000_000, "USD"),
    ("10 milyon dolar ile 15 milyon dolar arasında yatırım", 10_000_000, "USD"),
]
KINDS = [
    ("20 milyon dolarlık anlaşma", "transaction_target"),
    ("20 milyon dolarlık sipariş", "purchase"),
    ("20 milyon dolarlık hibe", "funding"),
    ("kontrak pembelian senilai Rp 30 miliar", "purchase"),
    ("potensi transaksi Rp 30 miliar", "transaction_target"),
    ("kesepakatan bisnis senilai USD 30 juta", "transaction_target"),
    ("pendanaan Rp 30 miliar dari LPDP", "funding"),
    ("hibah 2 juta dolar AS", "funding"),
    ("a grant of $2 million", "funding"),
    ("a loan of $2 million", "funding"),
    ("a $2 million loan", "funding"),
    ("a deal worth $2 million", "transaction_target"),
    ("a $2 million deal", "transaction_target"),
    ("a contract valued at $2 million", "transaction_target"),
    ("an order worth $2 million", "purchase"),
    ("ekspor perdana senilai USD 2 juta", "shipment"),
    ("a shipment worth $2 million", "shipment"),
    ("nilai perdagangan kedua negara mencapai USD 2 miliar", "figure"),
    ("pasar alat kesehatan senilai USD 2 miliar", "figure"),
    ("anggaran kesehatan Rp 200 triliun", "figure"),
    ("ekspor alat kesehatan Indonesia tercatat USD 270 juta", "figure"),
    ("the market is worth $2 billion", "figure"),
    ("bilateral trade reached $2 billion", "figure"),
    ("revenue of $2 billion", "figure"),
    ("net sales of Rp 2 trillion", "figure"),
    ("harga per unit Rp 10 juta", "figure"),
    ("costs $200 apiece", "figure"),
    ("dijual dengan harga Rp 10 juta", "figure"),
    ("ticaret hacmi 2 milyar dolara ulaştı", "figure"),
    ("pazarın büyüklüğü 2 milyar dolar", "figure"),
    ("cirosu 2 milyar lira", "figure"),
    ("bütçesi 2 milyar lira", "figure"),
    ("laba bersih Rp 300 miliar", "figure"),
    ("kapitalisasi pasar Rp 30 triliun", "figure"),
    ("kerugian negara Rp 3 miliar", "figure"),
]
RANGES = [
    ("an investment of between $10 million and $15 million", 10e6, 15e6),
    ("an investment of $10-15 million", 10e6, 15e6),
    ("investasi antara Rp 10 miliar dan Rp 20 miliar", 10e9, 20e9),
    ("investasi Rp 10-20 miliar", 10e9, 20e9),
    ("investasi Rp 10 s.d. 20 miliar", 10e9, 20e9),
    ("10-15 milyon dolar yatırım", 10e6, 15e6),
]


@pytest.mark.parametrize(("text", "amount", "currency"), AMOUNTS)
def test_amounts_in_many_words(page, text, amount, currency):
    (found,) = sums(page(f"Kabar: {text}."))
    assert (found.amount, found.currency) == (amount, currency)


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges_in_many_words(page, text, low, high):
    (found,) = sums(page(f"Kabar: {text}."))
    assert (found.amount, found.upper) == (low, high)


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds_in_many_words(page, text, kind):
    laid = page(f"Kabar: {text}.")
    assert kind_of(laid, sums(laid)[0]) == kind
