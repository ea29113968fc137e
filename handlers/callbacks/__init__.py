"""What a button carries: all its state, so that an old one works after a restart.

Nothing here is trusted when it comes back: numbers are bounded, words are of a closed list,
and what is named by id is looked up as the presser's own. One module an area; prefixes are
unique over all of them, and never change: buttons live in chats for ever.
"""

from .base import ChatCode, Go, Id, Page, PlaceCode, Screen, SetLanguage
from .mine import Change, Hosts, Mine, PauseAll, Remove, Restore, Sub, SubChange, View, When
from .moderate import CaseGo, CasePress, Rule, UndoRule
from .places import Ask, Browse, Now, NowSections, Subscribe
from .readers import (
    Choose,
    Do,
    Listed,
    ListFields,
    Own,
    OwnList,
    OwnNews,
    ReaderNews,
    to_list,
    to_news,
)
from .settings import Forget, Set, Settings, Topic
from .submit import (
    Begin,
    DraftCategory,
    DraftKind,
    DraftPlace,
    DraftPress,
    DraftReach,
    DraftStep,
    DraftTerms,
)

__all__ = [
    "Ask",
    "Begin",
    "Browse",
    "CaseGo",
    "CasePress",
    "Change",
    "ChatCode",
    "Choose",
    "Do",
    "DraftCategory",
    "DraftKind",
    "DraftPlace",
    "DraftPress",
    "DraftReach",
    "DraftStep",
    "DraftTerms",
    "Forget",
    "Go",
    "Hosts",
    "Id",
    "ListFields",
    "Listed",
    "Mine",
    "Now",
    "NowSections",
    "Own",
    "OwnList",
    "OwnNews",
    "Page",
    "PauseAll",
    "PlaceCode",
    "ReaderNews",
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
    "to_list",
    "to_news",
]
