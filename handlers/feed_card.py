"""The card of an application, as moderators see it, and what they may mend before they agree."""

from dataclasses import replace
from datetime import datetime

from digests.render import Look
from feeds.posts import headline_of, link_of
from news.application import Kind, State
from storage.application_review import ApplicationReview
from storage.applications import Application, Applications
from storage.cases import Case
from storage.channel_posts import ChannelPosts
from storage.channels import Channel, Channels

from .callbacks import Amend, AmendWhat
from .case_kinds import CaseKind
from .case_subjects import Subject
from .feed_screens import SAMPLES, due_line, fact_lines, remark_lines, remarks_of, sample_lines
from .keyboards import Button, button

REASONS = ("notnews", "elsewhere", "adverts", "stolen", "silent", "known", "notowner")
"""Why a feed or channel is not taken: `button-reason-…` and `reason-…` in moderate-feeds.ftl."""


def feed_kinds(
    applications: Applications,
    review: ApplicationReview,
    channels: Channels,
    posts: ChannelPosts,
) -> dict[str, CaseKind]:
    """Give the kinds of cases about applications by their names."""

    async def show(case: Case, look: Look, now: datetime) -> Subject | None:
        one = await applications.get(case.subject_id)
        if one is None:
            return None
        channel = await channels.get(one.channel_id) if one.channel_id is not None else None
        if channel:
            one = replace(one, found=one.found | {"samples": await _headlines(channel, posts)})
        record = await review.record(one.applicant_id)
        lines = [*_lines(one, channel, look, now), "", _record_line(record, look)]
        return Subject(["\n".join(lines)], more=tuple(_mending(case, look)))

    decisions = {"approve": (), "reject": REASONS}
    return {kind: CaseKind(show, decisions) for kind in (Kind.FEED, Kind.CHANNEL)}


async def _headlines(channel: Channel, posts: ChannelPosts) -> list[list[str]]:
    """Read what a channel has posted since the bot is its administrator, as headlines."""
    latest = await posts.latest(channel.chat_id, limit=SAMPLES)
    found = ((headline_of(post.text)[0], post.message_id) for post in latest)
    return [
        [title, link_of(channel.chat_id, channel.username, number)]
        for title, number in found
        if title
    ]


def _lines(one: Application, channel: Channel | None, look: Look, now: datetime) -> list[str]:
    t = look.t
    lines = fact_lines(one, t)
    if channel and channel.username is None:
        lines.append(t("feed-closed-channel"))
    if channel and not channel.present:
        lines.append(t("feed-channel-left", health=t.plain("health-channel-gone")))
    if samples := sample_lines(one, t):
        lines += ["", t("feed-samples"), *samples]
    elif one.kind is Kind.CHANNEL:
        lines += ["", t("feed-samples-none")]
    if advice := remarks_of(one):
        lines += ["", t("feed-advice"), *remark_lines(advice, t)]
    if one.state is State.WAITING:
        lines += ["", due_line(one, look.zone, t, now=now)]
    return lines


def _record_line(record: dict[State, int], look: Look) -> str:
    """Say how this person's earlier applications ended."""
    return look.t(
        "feed-record",
        count=max(0, sum(record.values()) - 1),
        approved=record.get(State.APPROVED, 0),
        rejected=record.get(State.REJECTED, 0),
    )


def _mending(case: Case, look: Look) -> list[Button]:
    return [
        button(look.t.plain("button-place"), Amend(what=AmendWhat.PLACE, case=case.id)),
        button(look.t.plain("button-section"), Amend(what=AmendWhat.SECTION, case=case.id)),
        button(look.t.plain("button-title"), Amend(what=AmendWhat.TITLE, case=case.id)),
    ]
