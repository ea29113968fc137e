import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.contacts import Contacts, contacts, without


@pytest.mark.parametrize(
    ("said", "host"),
    [
        ("смотри https://Example.com/x?y=1", "example.com"),
        ("смотри www.example.com", "example.com"),
        ("example.ru, там всё", "example.ru"),
        ("новости на пример.рф/вода", "пример.рф"),
        ("example точка ру не сайт, а example точка ru сайт", "example.ru"),
        ("пишите example (dot) com", "example.com"),
        ("example . ru", "example.ru"),
        ("a.b.c.d.e.example.com", "a.b.c.d.e.example.com"),
    ],
)
def test_a_link_is_found_however_it_is_written(said, host):
    assert host in contacts(said).hosts


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("звоните 8 903 123-45-67", "79031234567"),
        ("+7 (903) 123 45 67", "79031234567"),
        ("тел. 89031234567", "79031234567"),
        ("диспетчер: (4812) 12-34-56", "4812123456"),
        ("+375 29 123-45-67", "375291234567"),
        ("050 123 45 67", "0501234567"),
        ("8 - 9 0 3 - 1 2 3 - 4 5 - 6 7", "79031234567"),
    ],
)
def test_a_telephone_is_found_and_written_one_way(said, phone):
    assert contacts(said).phones == {phone}


@pytest.mark.parametrize(
    "said",
    [
        "12.05.2026 14:07",
        "05.12.2026 14:07, счёт 3:2",
        "с 10 00 до 12 30 и с 14 00 до 18 00",
        "на 10 000 000 рублей",
        "1 200 300 400 рублей",
        "дом 5, кв. 12, этаж 2",
        "Он сказал: иди. Me too",
        "Прорвало трубу.Вода идёт.Никого нет",
        "в 2024-2025 годах 1 000 000 000",
        "звоните 112 или 01",
        "Вторник. To be or not",
    ],
)
def test_what_is_no_contact_is_not_taken_for_one(said):
    assert contacts(said) == Contacts()


def test_names_in_messengers_are_contacts():
    found = contacts("пишите @Anna_s, тг: ivan_ov, почта anna@example.org")
    assert found.handles == {"anna_s", "ivan_ov", "anna@example.org"}
    assert found.keys >= {"t.me/anna_s", "t.me/ivan_ov"}


def test_a_page_of_a_shared_host_is_known_by_its_page():
    assert contacts("t.me/one и https://t.me/two?x").keys == {"t.me/one", "t.me/two"}
    assert contacts("vk.com/club1").keys != contacts("vk.com/club2").keys


def test_only_a_number_that_can_be_a_card_is_one():
    assert contacts("переводите 4111 1111 1111 1111").cards == {"4111111111111111"}
    assert contacts("заказ 4111 1111 1111 1112").cards == frozenset()


@pytest.mark.parametrize(
    ("said", "url", "masked"),
    [
        ("gosuslugi.ru", "https://evil.example/", True),
        ("https://gosuslugi.ru/x", "https://gosuslugi.ru/y", False),
        ("подробнее", "https://example.com/", False),
    ],
)
def test_a_link_that_leads_elsewhere_than_it_says_is_masked(said, url, masked):
    text = f"🙃 {said}"
    link = {"type": "text_link", "offset": 3, "length": len(said), "url": url}
    assert contacts(text, [link]).masked is masked
    assert contacts(text, [link]).hosts


@given(st.text(), st.integers(-5, 50), st.integers(-5, 50))
def test_any_text_and_any_entity_are_taken(text, offset, length):
    link = {"type": "text_link", "offset": offset, "length": length, "url": text}
    contacts(text, [link, {"type": "bold"}])
    without(text)


def test_a_text_without_its_contacts_keeps_its_words():
    assert without("Вода: https://a.example/x, @anna_s и пример.рф").split() == ["Вода:", "и"]


@pytest.mark.parametrize("piece", ["а.", "a-", "-", "1", "x@", "dot.", "+7(", "точка ", "aa.bb."])
def test_no_text_costs_more_than_its_length(piece):
    """What backtracks without a bound would not end within the test's patience."""
    contacts(piece * (20_000 // len(piece)))
