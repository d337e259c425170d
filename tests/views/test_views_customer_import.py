import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.pasted import NewCustomer, Pasted, Unclear
from bot.views import ids
from bot.views.customer_archive import archived_already, undo_archive
from bot.views.customer_import import import_form, imported, taken_back
from tests.views.drawn import HOSTILE, anything
from tests.views.looking import buttons, seen, seen_view

pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
lines = st.integers(1, 3_000)
pastes = st.builds(
    Pasted,
    new=st.lists(st.builds(NewCustomer, line=lines, name=anything), max_size=12).map(tuple),
    known=st.integers(0, 1_500),
    unclear=st.lists(st.builds(Unclear, line=lines, said=anything, why=anything), max_size=12).map(
        tuple
    ),
    unread=st.lists(anything, max_size=8).map(tuple),
)


@often
@given(st.none() | pastes, anything)
def test_the_form_is_never_refused(found: Pasted | None, typed: str) -> None:
    assert seen_view(import_form(typed[:3_000], found, metadata='{"seen": "x"}'))


@often
@given(pastes)
def test_what_has_become_of_it_is_never_refused(found: Pasted) -> None:
    assert seen(imported(found, "12"))


def test_a_full_form_of_the_worst_lines_is_not_refused() -> None:
    worst = tuple(Unclear(line=n, said=said, why=said) for n, said in enumerate(HOSTILE * 50))
    new = tuple(NewCustomer(line=1, name=said) for said in HOSTILE * 50)
    assert seen_view(import_form('"' * 3_000, Pasted(new=new, unclear=worst)))
    assert seen(imported(Pasted(new=new, unclear=worst), "12"))


def test_the_first_form_shows_rows_to_copy_and_where_more_goes() -> None:
    said = seen_view(import_form())
    assert "name; owner; tier; country; since" in said
    assert "python -m bot import FOLDER" in said


def test_of_many_names_ten_are_said_and_of_many_lines_ten_are_shown() -> None:
    new = tuple(NewCustomer(line=n, name=f"C{n}") for n in range(14))
    unclear = tuple(Unclear(line=n, said="x", why="y") for n in range(11))
    said = seen_view(import_form("x", Pasted(new=new, unclear=unclear)))
    assert "“C9”, and four more." in said
    assert said.count("Line ") == 10
    assert "and one more" in said


def test_undo_carries_the_key() -> None:
    made = buttons(imported(Pasted(new=(NewCustomer(line=1, name="Delta"),)), "12"))
    assert made[ids.IMPORT_UNDO]["value"] == "12"


@pytest.mark.parametrize(
    ("gone", "stay", "said"),
    [
        (1, 0, "Undone: one customer is gone again."),
        (
            2,
            1,
            "Undone: 2 customers are gone again. One stays, because somebody has told me something"
            " about it since.",
        ),
    ],
)
def test_undone_says_how_many_are_gone_and_how_many_stay(gone: int, stay: int, said: str) -> None:
    assert seen(taken_back(gone, stay)) == said


@often
@given(anything)
def test_an_archived_name_is_never_refused(name: str) -> None:
    assert seen(archived_already(name))
    assert seen(undo_archive(7, "7 active - 1"))
