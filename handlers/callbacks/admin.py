"""Screens of operators."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class AdminScreen(StrEnum):
    """What an operator may look at."""

    SENDING = "send"


class Admin(CallbackData, prefix="adm"):
    """Open a screen, or look again."""

    screen: AdminScreen
