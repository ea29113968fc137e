from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.ads import MONEY, Price, Terms, contact_of, parse_price, price_of
from news.errors import UserError


def fixed(amount, currency="RUB"):
    return Price(Terms.FIXED, Decimal(amount), currency)


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        pytest.param("5000", fixed(5000), id="a number"),
        pytest.param(" 5 000 руб. ", fixed(5000), id="with spaces"),
        pytest.param("5\u00a0000 ₽", fixed(5000), id="with narrow spaces"),
        pytest.param("1.500.000р", fixed(1500000), id="with points"),
        pytest.param("1 500,50 рублей", fixed("1500.50"), id="with kopecks"),
        pytest.param("1,5 млн", fixed(1500000), id="millions"),
        pytest.param("10 т.р.", fixed(10000), id="thousands in short"),
        pytest.param("15к", fixed(15000), id="k"),
        pytest.param("$300", fixed(300, "USD"), id="a sign before"),
        pytest.param("300 долларов", fixed(300, "USD"), id="dollars"),
        pytest.param("1200 грн", fixed(1200, "UAH"), id="hryvnias"),
        pytest.param("20 €", fixed(20, "EUR"), id="euros"),
        pytest.param("50 бел. руб.", fixed(50, "BYN"), id="Belarusian roubles"),
        pytest.param("7000 руб, торг", fixed(7000), id="may be talked about"),
        pytest.param("Даром", Price(Terms.FREE), id="free"),
        pytest.param("0", Price(Terms.FREE), id="nothing"),
        pytest.param("договорная", Price(Terms.TALK), id="to be agreed on"),
    ],
)
def test_prices_as_people_write_them(typed, price):
    assert parse_price(typed, "RUB") == price


@pytest.mark.parametrize("code", ["RU", "UA", "BY"])
def test_a_price_without_a_currency_is_in_the_money_of_its_place(code):
    assert parse_price("100", MONEY[code]).currency == MONEY[code]


def test_roubles_in_belarus_are_its_own():
    assert parse_price("100 руб", "BYN").currency == "BYN"
    assert parse_price("100 ₽", "UAH").currency == "RUB"


@pytest.mark.parametrize(
    "typed",
    ["", "дорого", "5 000 и 7 000", "-5", "1e9", "5000 баллов", "9" * 20, "1 2 3", "<b>5</b>",
     "5000' OR 1=1", "٣٠٠ руб x"],
)  # fmt: skip
def test_what_is_no_price_is_refused(typed):
    with pytest.raises(UserError, match="error-price"):
        parse_price(typed, "RUB")


@given(st.text(st.sampled_from("0123456789 .,руб$млнтк\u00a0'") | st.characters(), max_size=70))
def test_anything_is_a_price_in_its_bounds_or_is_refused(typed):
    try:
        price = parse_price(typed, "RUB")
    except UserError:
        return
    assert 0 <= price.amount <= 10**12
    assert price_of({"price": price.as_json()}) == price


@given(st.integers(1, 10**9))
def test_a_whole_number_is_read_with_or_without_spaces(amount):
    assert parse_price(f"{amount} руб", "RUB") == parse_price(
        f"{amount:,}".replace(",", " "), "RUB"
    )


def test_an_ad_may_have_no_price():
    assert price_of({}) is None


@pytest.mark.parametrize(
    ("typed", "key"), [("  ", "contact-empty"), ("!!!", "contact-empty"), ("7" * 101, "long")]
)
def test_what_is_no_contact_is_refused(typed, key):
    with pytest.raises(UserError, match=key):
        contact_of(typed)


def test_a_contact_is_one_line():
    assert contact_of(" @anna\n  после  шести ") == "@anna после шести"
