"""The first people and chats of a fresh sandbox."""

from .chats import add_chat
from .errors import Json
from .world import World

PEOPLE = (
    (1001, "Анна", "Смирнова", "anna_s", "ru"),
    (1002, "Борис", "Кузнецов", "boris_k", "ru"),
    (1003, "Олена", "Шевчук", "olena_sh", "uk"),
    (1004, "Мікола", "Барысевіч", "mikola_b", "be"),
    (1005, "Emma", "Brown", "emma_b", "en"),
    (1006, "Вера", "Орлова", "vera_o", "ru"),
    (1007, "Глеб", "Титов", "gleb_t", "ru"),
)
GROUP, CHANNEL = -4_000_000_001, -1_002_000_000_001
MODERATORS, OPERATOR = -4_000_000_000, 1006
"""The group in which readers' news are looked at, and who runs the bot."""


def bot_card(token: str, *, name: str, username: str) -> Json:
    """Describe the bot of a token, whose first part is its id."""
    return {
        "id": int(token.split(":", 1)[0]),
        "is_bot": True,
        "first_name": name,
        "username": username,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def user_card(id: int, first: str, last: str, username: str, language: str) -> Json:
    """Describe a person."""
    names = {"first_name": first, "last_name": last, "username": username}
    given = {name: value for name, value in names.items() if value}
    return {"id": id, "is_bot": False, **given, "language_code": language}


def fresh(bot: Json) -> World:
    """Make a world of some people, a group and a channel; the bot is in neither yet.

    In the moderators' group it is already: two of the people decide there about readers' news.
    """
    world = World(bot)
    for person in PEOPLE:
        world.add_user(user_card(*person))
    group = add_chat(world, "group", "Соседи, Николаева 12", creator=1001, id=GROUP)
    group.members |= {1002: "member", 1003: "member"}
    channel = add_chat(
        world, "channel", "Смоленск сегодня", creator=1002, username="smolensk_today", id=CHANNEL
    )
    channel.members |= {1001: "member"}
    moderators = add_chat(world, "group", "Модераторы", creator=OPERATOR, id=MODERATORS)
    moderators.members |= {1007: "member", world.bot_id: "member"}
    return world
