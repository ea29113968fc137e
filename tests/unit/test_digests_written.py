"""An edition written as text is the same that its JSON values are."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digests.compose import Part, Why, from_json, to_json
from digests.written import Writing
from news.model import Section
from tests.digests.builders import a_story, an_edition

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def editions(draw):
    """Editions of stories of which some are told in several of them, weighed anew in each."""
    pool = [
        a_story(id, draw(texts), sources=draw(st.integers(1, 3)), lead=draw(texts))
        for id in range(1, draw(st.integers(2, 5)))
    ]
    made = []
    for _ in range(draw(st.integers(1, 4))):
        told = [
            replace(one, score=draw(st.floats(0, 9)), why={"score": draw(st.floats(0, 9))})
            for one in draw(st.lists(st.sampled_from(pool), max_size=5))
        ]
        parts = Part(Why.ASKED, 1, tuple(told)), Part(Why.EARLIER, 3, tuple(told[:1]))
        section = draw(st.sampled_from([None, Section.SPORT]))
        made.append(replace(an_edition(), parts=parts, section=section))
    return made


@given(editions())
def test_text_says_what_the_values_say(made):
    writing = Writing()
    for edition in made:
        body = json.loads(writing.edition(edition))
        assert body == to_json(edition)
        assert from_json(body).stories == from_json(to_json(edition)).stories


def test_a_story_that_has_changed_meanwhile_is_written_anew():
    writing, edition = Writing(), an_edition(a_story())
    writing.edition(edition)
    (part,) = edition.parts
    grown = replace(part, stories=tuple(replace(s, title="Иначе") for s in part.stories))
    later = replace(edition, parts=(grown,))
    assert json.loads(writing.edition(later)) == to_json(later)
