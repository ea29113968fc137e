"""What a button carries: all its state, so that an old one works after a restart.

Nothing here is trusted when it comes back: numbers are bounded, words are of a closed list,
and what is named by id is looked up as the presser's own. One module an area; prefixes are
unique over all of them, and never change: buttons live in chats for ever.
"""

from .base import ChatCode, Go, Id, Page, PlaceCode, Screen, SetLanguage
from .mine import Change, Hosts, Mine, PauseAll, Remove, Restore, Sub, SubChange, View, When
from .moderate import CaseGo, CasePress, Rule, UndoRule
from .places import Ask, Browse, Now, Subscribe
from .settings import Forget, Set, Settings, Topic
from .submit import DraftPlace, DraftPress, DraftStep, Own, OwnNews, ReaderNews, Readers

__all__ = [
    "Ask",
    "Browse",
    "CaseGo",
    "CasePress",
    "Change",
    "ChatCode",
    "DraftPlace",
    "DraftPress",
    "DraftStep",
    "Forget",
    "Go",
    "Hosts",
    "Id",
    "Mine",
    "Now",
    "Own",
    "OwnNews",
    "Page",
    "PauseAll",
    "PlaceCode",
    "ReaderNews",
    "Readers",
    "Remove",
    "Restore",
    "Rule",
    "Screen",
    "Set",
    "SetLanguage",
    "Settings",
    "Sub",
    "SubChange",
    "Subscribe",
    "Topic",
    "UndoRule",
    "View",
    "When",
]
