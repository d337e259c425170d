"""No input whatsoever raises: there is always a list."""

import json
from typing import Literal, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.block_kit import message_problems, problems, view_problems
from tests.sandbox.block_kit_examples import HOME, MESSAGE, MODAL, PAYLOADS

slowly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

Surface = Literal["message", "modal", "home"]
SURFACES: tuple[Surface, ...] = get_args(Surface)

WORDS = sorted(set(json.dumps([MESSAGE, MODAL, HOME]).split('"')))
KEYS = st.sampled_from(WORDS) | st.text()
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | KEYS | st.binary()
ANYTHING = st.recursive(
    SCALARS | st.builds(object),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner)
        | st.dictionaries(KEYS | st.integers(), inner, max_size=5)
    ),
    max_leaves=12,
)


@slowly
@given(ANYTHING)
def test_any_blocks_and_any_view(thing: object) -> None:
    assert all(isinstance(problems(thing, surface), list) for surface in SURFACES)
    assert isinstance(view_problems(thing), list)


@slowly
@given(st.dictionaries(KEYS, ANYTHING))
def test_any_message(message: dict[str, object]) -> None:
    assert isinstance(message_problems(message), list)


def changed(value: object, draw: st.DrawFn) -> object:
    """The same payload, with something else in one place, however deep."""
    if isinstance(value, dict) and value and draw(st.integers(0, 9)):
        key = draw(st.sampled_from(sorted(value)) | KEYS)
        return {**value, key: changed(value.get(key), draw)}
    if isinstance(value, list) and value and draw(st.integers(0, 9)):
        index = draw(st.integers(0, len(value) - 1))
        return [*value[:index], changed(value[index], draw), *value[index + 1 :]]
    return draw(ANYTHING)


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, object]:
    _, payload = draw(st.sampled_from(PAYLOADS))
    key = draw(st.sampled_from(sorted(payload)))
    return {**payload, key: changed(payload[key], draw)}


@slowly
@given(spoilt())
def test_a_lifelike_payload_spoilt_anywhere(payload: dict[str, object]) -> None:
    assert isinstance(message_problems(payload), list)
    assert isinstance(view_problems(payload), list)
    assert all(isinstance(problems(payload.get("blocks"), one), list) for one in SURFACES)


def test_a_payload_that_holds_itself_is_refused() -> None:
    blocks: list[object] = []
    blocks.append({"type": "section", "text": blocks, "fields": blocks, "accessory": blocks})
    assert problems(blocks, "message") != []
