from news.affinity import affinity, hold
from news.model import StoryId
from news.profile import profile
from news.similarity import compare
from tests.unit.news_builders import an_article

EARLY = "Врач назвал ранние симптомы коронавируса"
MAIN = "Врач назвал основной симптом коронавируса"
SMELLS = (
    "Терапевт из Лондона сообщила, что сначала пропадают запахи, поднимается температура и "
    "появляется сухой кашель, на второй день болит голова, а к пятому наступает слабость."
)
RASH = (
    "Главный хирург больницы в Коммунарке заметил у пациентов сыпь на ладонях: раньше её "
    "принимали за аллергию, однако снимки лёгких подтвердили обратное, пишет журнал."
)


def between(*told):
    both = [an_article(k, title, text=text) for k, (title, text) in enumerate(told, 1)]
    profiles = profile(both[0].title, both[0].text), profile(both[1].title, both[1].text)
    one, other = (hold(a, StoryId(a.id), lambda place: place) for a in both)
    return affinity(one, other, lambda: profiles), compare(*profiles)


def test_titles_of_one_template_count_less_where_their_texts_hardly_meet():
    found, words = between((EARLY, SMELLS), (MAIN, RASH))
    assert found < words - 0.1


def test_where_a_text_is_missing_the_titles_decide():
    found, words = between((EARLY, SMELLS), (MAIN, ""))
    assert found == words
