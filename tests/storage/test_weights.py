from datetime import timedelta

from digests.weigh import weigh_sources
from storage.stories import StoryRow
from storage.weights import Weights
from tests.conftest import NOON
from tests.digests.newsroom import MINUTE, Newsroom

DAY = timedelta(days=1)


async def test_sources_are_weighed_once_a_week_by_who_told_first(engine):
    newsroom, weights = Newsroom(engine), Weights(engine)
    for n in range(8):
        first_at, then = NOON - 60 * MINUTE, NOON - 30 * MINUTE
        story = await newsroom.tell(f"Событие {n}", "quick", at=first_at)
        await newsroom.tell(f"Событие {n}", "slow", at=then, story=story)
        await newsroom.stories.save({}, {}, [StoryRow(story, first_at, then, 2)])
    assert await weigh_sources(weights, NOON) == 2
    quick, slow = (newsroom.outlets[name][0] for name in ("quick", "slow"))
    assert [sorted(told) for told in await weights.tellings(NOON - DAY)] == [[quick, slow]] * 8
    told = await newsroom.stories.told(NOON - DAY, NOON)
    weight = {article.source_id: article.weight for article in told[0][0].articles}
    assert weight[quick] > 1 > weight[slow]
    assert await weigh_sources(weights, NOON + 6 * DAY) == 0
    assert await weigh_sources(weights, NOON + 7 * DAY) == 2
