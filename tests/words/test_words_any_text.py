"""Whatever anybody writes: nothing falls over, and what is made safe stays as it is."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.words.clean import clean, plain
from bot.words.days import read_day
from bot.words.names import LONGEST, find, normalise
from bot.words.touch_line import lines_of, read_touch, read_touches

COMPANY = "Acme GmbH & Co. KG the I.B.M. ü ue é ß İ 株式会社 (株) und + <!channel> =cmd|'/c'!A1"
DAY = "last next Tuesday yesterday in two weeks 3/4 12. March 2025 24/7 99 hier 14:30 3pm a b"
SLOT = "@ana @ with and at bei call Treffen coffee #private :sob: 😀 mood 4 https://a.example/x"
MARKS = ': - – " „ “ , ; ( ) \u0301 \u200d \u202e \x00 \n \t'
WORDS = [word for words in (COMPANY, DAY, SLOT, MARKS) for word in words.split(" ")]
PHRASES = st.builds(
    lambda words, gap: gap.join(words),
    st.lists(st.sampled_from(WORDS)),
    st.sampled_from(["", " "]),
)
TEXTS = st.one_of(st.text(), PHRASES)
DAYS = st.dates()
NAMES = st.lists(st.tuples(st.integers(1, 9), TEXTS.map(normalise)), max_size=8)
CALM = settings(deadline=None, max_examples=150)


@CALM
@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert not {"\x00", "\u202e", "\r"} & set(kept)
    assert plain(kept).count("\n") == kept.count("\n")


@CALM
@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert bool(normal) == bool(text.strip())


@CALM
@given(TEXTS, st.integers(1, 200), st.sampled_from(["", " ", " gmbh ", "ﷺ", "& "]))
def test_however_long_a_name_is_it_has_room(text: str, times: int, between: str) -> None:
    normal = normalise(between.join([text] * times))
    assert len(normal) <= LONGEST
    assert normalise(normal) == normal


@CALM
@given(TEXTS, NAMES)
def test_a_name_finds_one_or_at_most_five(text: str, names: list[tuple[int, str]]) -> None:
    found = find(text, names)
    owners = {owner for owner, _ in names}
    assert found.sure is None or (found.sure in owners and not found.choices)
    assert len(found.choices) <= 5
    assert set(found.choices) <= owners


@CALM
@given(st.text(min_size=1).filter(str.strip))
def test_a_name_finds_itself(text: str) -> None:
    assert find(text[:60], [(1, normalise(text[:60]))]).sure == (1 if text[:60].strip() else None)


@CALM
@given(TEXTS, DAYS)
def test_a_phrase_means_a_sensible_day_or_none(text: str, today: date) -> None:
    reading = read_day(text, today=today)
    assert reading is None or abs(reading.day.year - today.year) <= 60
    assert reading is None or reading.other != reading.day


@CALM
@given(TEXTS, NAMES, DAYS)
def test_a_line_is_understood_or_owned_up_to(
    text: str, names: list[tuple[int, str]], today: date
) -> None:
    touch = read_touch(text, customers=names, today=today)
    assert touch.customer is None or not touch.customer_choices
    assert touch.planned == (touch.day is not None and touch.day.day > today)
    assert touch.mood in {None, 1, 2, 3, 4, 5}
    lines = lines_of(text)
    assert len(read_touches(text, customers=names, today=today)) == len(lines)
    assert len(lines) <= len(text)
