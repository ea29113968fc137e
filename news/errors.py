"""What a person can be told about what went wrong."""


class UserError(Exception):
    """An expected failure: `key` names its text in the locales, `values` fill it.

    Raised anywhere; `handlers.errors` alone turns it into words.
    """

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
