"""What a picture shows is also said, and where it cannot be drawn it is said alone."""

import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings

from bot.pictures import balance, timeline, who_knows_whom
from bot.pictures.fonts import fonts
from bot.pictures.past import Past
from bot.views import pictures as view
from bot.words.languages import language
from rules.kit import INTERNAL, Colleague, Contact, ContactStanding, Kind, Month, Team, Touch
from rules.kit.language import speaking
from tests.pictures.sketches import ANA, BEN, CARLA, TODAY, UNWRITTEN, acme, ago, met
from tests.views.drawn import anything
from tests.views.looking import seen

ROOT = Path(__file__).parents[2]


def past(*days_ago: int) -> Past:
    found = Past.of(acme(*(met(days) for days in days_ago)), TODAY)
    assert found is not None
    return found


def test_the_sentences_say_what_the_picture_shows() -> None:
    touches = (met(100, Kind.COMPLAINT, mood=1), met(40, Kind.CALL, mood=4), met(7, Kind.EMAIL))
    picture = timeline.draw(acme(*touches), TODAY)
    assert picture is not None
    assert picture.alt == (
        "We were last in touch with Acme 7 days ago. 3 touchpoints since 23 November 2025."
        " Calls and mail: 2, Complaints: 1. The longest silence lasted 60 days, from 23 November"
        " 2025 to 22 January 2026. The mood was 4 of 5 when we last noted it."
    )


def test_a_year_is_told_month_by_month() -> None:
    told = past(0, 10, 11, 40, 200).months()
    assert len(told) == 12
    assert told[0] == "Apr 2025   –"
    assert told[-2:] == ["Feb 2026   ▇▇ 2", "Mar 2026   ▇ 1"]


def test_bars_in_words_never_grow_longer_than_a_line() -> None:
    told = past(*([0] * 2_000 + [40])).months()
    assert max(map(len, told)) <= 30
    assert told[-1].endswith("▇▇▇▇▇▇▇▇▇▇▇▇ 2000")


def test_what_is_too_old_to_be_drawn_is_counted() -> None:
    assert past(3, 2_000).counted() == "One touchpoint since 28 February 2026, and 1 before."


def test_the_language_is_that_of_who_reads() -> None:
    with speaking(language("de")):
        assert past(40).months()[-1].startswith("Mär 2026")


def test_who_knows_whom_is_said() -> None:
    left = Contact(key="l", name="Lou", standing=ContactStanding.LEFT, standing_since=ago(5))
    ivo = Contact(key="i", name="Ivo Lund")
    touches = (
        met(3, Kind.CALL, CARLA),
        met(9, Kind.CALL, CARLA),
        met(9, Kind.CALL, CARLA, by=BEN),
        met(9, Kind.CALL, left),
    )
    picture = who_knows_whom.draw(acme(*touches, contacts=[CARLA, ivo, left]), TODAY)
    assert picture is not None
    assert picture.alt == (
        "At Acme we know 1 of 2 people. Ana Ruiz and Carla Costa: 2 times. Ben Okafor and Carla"
        " Costa: one time."
    )


def test_a_review_among_ourselves_makes_nobody_known() -> None:
    among_us = Touch(on=ago(3), kind=Kind.REVIEW, contacts=(CARLA,), by=ANA, step=INTERNAL)
    picture = who_knows_whom.draw(acme(among_us), TODAY)
    assert picture is not None
    assert picture.alt == "At Acme we have spoken with nobody yet."


def test_where_we_have_heard_of_nobody_there_is_nothing_to_draw() -> None:
    assert who_knows_whom.draw(acme(met(3), contacts=[]), TODAY) is None


def test_the_balance_is_said_without_a_name() -> None:
    months = (Month(first=ago(62), before=1, after=3), Month(first=ago(31), before=30, after=10))
    picture = balance.draw(Team(name="Office", months=months), {Kind.CALL: (30, 10)})
    assert picture is not None
    assert picture.alt == (
        "January 2026: 25 % of our care went to those who are with us already. Touchpoints before"
        " the sale: 30, after it: 10. The month before it was 75 %."
    )


def test_who_cannot_be_written_is_a_number_that_is_explained() -> None:
    known = fonts()
    assert known is not None
    assert known.legible("Ana Ruiz") == "Ana Ruiz"
    assert known.legible("🎉 Ana") == "Ana"
    assert known.legible("\u202eAna\u0007") == "Ana"
    assert known.legible("\U0010fffd") is None
    assert known.legible("🎉") is None
    picture = timeline.draw(acme(met(3), name="🎉"), TODAY)
    assert picture is not None
    assert picture.key == ("🎉",)


def test_our_own_fonts_write_the_scripts_that_we_promise() -> None:
    known = fonts()
    assert known is not None
    for text in ("Aé", "Ωя", "محم", "שרה", "王小明", "山ア", "김", "สี", "क्ष"):
        assert all(any(face.has(it) for face in known.own) for it in text), text


def test_letters_that_join_stay_in_one_piece() -> None:
    known = fonts()
    assert known is not None
    assert [run.text for run in known.runs("محمد الفاتح")] == ["محمد الفاتح"]
    assert [run.text for run in known.runs("क्षत्रिय")] == ["क्षत्रिय"]
    assert [run.text for run in known.runs("At 王小 we")] == ["At ", "王小 ", "we"]


def test_what_is_too_wide_is_cut() -> None:
    known = fonts()
    assert known is not None
    for text in ("A" * 200, "王" * 200, "محمد " * 40):
        cut = known.fit(text, 100, 16)
        assert cut.endswith("…")
        assert 60 < known.width(cut, 16) <= 100
    assert known.fit("Ana", 100, 16) == "Ana"
    assert known.fit("Ana", 1, 16) == "…"


@settings(max_examples=60, deadline=None)
@given(name=anything)
def test_what_is_said_beside_it_is_no_markup_and_fits(name: str) -> None:
    bars = past(3).months()
    for said in (
        view.timeline(name * 30, bars),
        view.beside(name * 30, [name] * 50),
        view.nothing_yet(name),
    ):
        assert seen(said)
        assert seen(view.not_sent(said))
        assert seen(view.not_allowed(said))


def run(script: str) -> str:
    """In a process of its own, where nothing has been looked up yet."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_without_the_extra_nothing_is_drawn_and_the_command_answers_in_words() -> None:
    said = run(
        "import sys, tempfile, pathlib\n"
        "sys.modules['resvg_py'] = None\n"
        "from tests.slack.edge import an_edge\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    with an_edge(pathlib.Path(folder)) as edge:\n"
        "        print(edge.ana.types('/customer Acme timeline'))\n"
        "        assert edge.ana.notes == []\n"
    )
    assert said.startswith("We were last in touch with Acme 21 days ago.")
    assert "Feb 2026   ▇ 1" in said


def test_nothing_of_the_extra_is_loaded_before_something_is_drawn() -> None:
    loaded = run(
        "import sys, bot.app\n"
        "print([one for one in ('resvg_py', 'uharfbuzz') if one in sys.modules])"
    )
    assert loaded == "[]"


def test_nobody_without_a_colleague_counts_as_known() -> None:
    picture = who_knows_whom.draw(acme(met(3, Kind.CALL, CARLA, by=None)), TODAY)
    assert picture is not None
    assert picture.alt == "At Acme we have spoken with nobody yet."
    nameless = met(3, Kind.CALL, CARLA, by=Colleague("9", UNWRITTEN))
    assert ANA.name not in str(who_knows_whom.draw(acme(nameless), TODAY))
