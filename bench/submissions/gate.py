"""The spam run at full size through the gate alone: what is published, without conversations."""

import random
from collections import Counter
from datetime import timedelta

from . import spam
from .quality import known, send
from .run import SPAMMERS, Plan
from .world import NOON, World

LASTS = timedelta(hours=1)


async def through(world: World, plan: Plan) -> Counter[str]:
    """Let every account send every message within an hour, in any order; counts what became."""
    rng = random.Random(11)
    accounts = [SPAMMERS + number for number in range(plan.accounts)]
    for account in accounts:
        await known(world, account, NOON)
    became: Counter[str] = Counter()
    total = plan.accounts * plan.messages
    for number in range(total):
        if number % plan.accounts == 0:
            rng.shuffle(accounts)
        account = accounts[number % plan.accounts]
        said = spam.message(
            rng, rng.choice(spam.TEXTS), linked=rng.random() < 0.5, padded=rng.random() < 0.1
        )
        at = NOON + LASTS * number / total
        name, _ = await send(world, account, said, at, key=f"g{number}")
        became[name] += 1
    return became
