"""What all tables share: instants, ids, names of constraints, the key of a chat.

Instants are aware UTC (`Instant`).
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    TypeDecorator,
)


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime. SQLite stores no zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive values at the door."""
        if value is not None and value.tzinfo is None:
            raise ValueError("naive datetime")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back what was put in."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite autoincrements only INTEGER keys
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def chat_key(*, primary_key: bool = False) -> Column[int]:
    """Refer to a chat with a key that follows it when a group becomes a supergroup."""
    return Column(
        "chat_id",
        BigInteger,
        ForeignKey("chats.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
        primary_key=primary_key,
    )
