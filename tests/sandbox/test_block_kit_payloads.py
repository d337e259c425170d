"""Lifelike payloads are taken, and any one thing wrong anywhere in them is pointed at."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from bot.sandbox.block_kit import message_problems, offer_problems, view_problems
from tests.sandbox.block_kit_examples import HOME, MESSAGE, MODAL, PAYLOADS, Json

Path = tuple[str | int, ...]

FREE = {"channel", "event_payload"}
MAY_BE_EMPTY = {"private_metadata", "callback_id", "external_id", "initial_value"}


def found_in(root: str, payload: Json) -> list[str]:
    return view_problems(payload) if root else message_problems(payload)


@pytest.mark.parametrize(("root", "payload"), PAYLOADS, ids=["message", "modal", "home"])
def test_a_lifelike_payload_is_taken(root: str, payload: Json) -> None:
    assert found_in(root, payload) == []


def inside(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in FREE:
                yield from inside(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from inside(one, (*path, index))


def with_change(payload: Json, path: Path, new: object) -> Json:
    changed: Any = copy.deepcopy(payload)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    return dict(changed)


PLACES = [
    pytest.param(root, payload, path, value, id=root + "/" + "/".join(map(str, path)))
    for root, payload in PAYLOADS
    for path, value in inside(payload)
    if path
]


@pytest.mark.parametrize(("root", "payload", "path", "value"), PLACES)
def test_any_one_thing_wrong_is_pointed_at(
    root: str, payload: Json, path: Path, value: object
) -> None:
    at = root + "".join(f"/{step}" for step in path)
    wrong: list[tuple[object, str]] = [({"type": "novel"}, at), (None, at), ([7], at)]
    if isinstance(value, str) and path[-1] not in MAY_BE_EMPTY:
        wrong.append(("", at))
    if isinstance(value, dict):
        wrong.append(({**value, "colour": "red"}, at))
    if isinstance(value, dict) and "type" in value:
        wrong.append(({**value, "type": "novel"}, at + "/type"))
    for new, pointer in wrong:
        said = found_in(root, with_change(payload, path, new))
        assert any(f"[json-pointer:{pointer}" in one for one in said), (new, said)


def without(payload: Json, key: str) -> Json:
    return {name: value for name, value in payload.items() if name != key}


def test_a_modal_with_inputs_needs_a_submit_button() -> None:
    assert view_problems(without(MODAL, "submit")) == [
        "[ERROR] missing required field: submit [json-pointer:/view]"
    ]
    quiet = {**without(MODAL, "submit"), "blocks": [{"type": "divider"}]}
    assert view_problems(quiet) == []


@pytest.mark.parametrize("key", ["title", "blocks", "type"])
def test_a_modal_needs(key: str) -> None:
    assert any(
        f"missing required field: {key}" in said for said in view_problems(without(MODAL, key))
    )


@pytest.mark.parametrize("key", ["title", "submit", "close", "clear_on_close", "notify_on_close"])
def test_home_has_no(key: str) -> None:
    assert view_problems({**HOME, key: MODAL[key]}) == [
        f"[ERROR] invalid additional property: {key} [json-pointer:/view]"
    ]


@pytest.mark.parametrize("key", ["submit_disabled", "id", "hash", "state"])
def test_a_modal_takes_nothing_else(key: str) -> None:
    assert view_problems({**MODAL, key: True}) == [
        f"[ERROR] invalid additional property: {key} [json-pointer:/view]"
    ]


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_a_message_needs_text_beside_its_blocks(text: str | None) -> None:
    assert "no_text" in message_problems({**MESSAGE, "text": text})[0]
    assert "no_text" in message_problems({"blocks": MESSAGE["blocks"]})[0]


def test_text_alone_is_a_message_and_so_is_taking_one_away() -> None:
    assert message_problems({"text": "Hello"}) == []
    assert message_problems({"text": "Hello", "blocks": []}) == []
    assert message_problems({"delete_original": True}) == []
    assert message_problems({}) != []


@pytest.mark.parametrize(
    "metadata", [{}, {"event_type": "note"}, {"event_type": "", "event_payload": {}}, "note", None]
)
def test_metadata_has_a_shape(metadata: object) -> None:
    assert message_problems({"text": "Hello", "metadata": metadata}) != []


def test_attachments_are_refused() -> None:
    assert message_problems({"text": "Hello", "attachments": []}) != []


def section(letters: str) -> Json:
    return {"type": "section", "text": {"type": "plain_text", "text": letters}}


@pytest.mark.parametrize(("letter", "most"), [("a", 81), ("é", 41), ("🎉", 20)])
def test_a_view_may_have_250_kb_and_a_letter_may_be_four_bytes(letter: str, most: int) -> None:
    full = [section(letter * 2_980) for _ in range(most)]
    assert view_problems({**HOME, "blocks": full}) == []
    assert view_problems({**HOME, "blocks": [*full, *full[:1], *full[:1]]}) == [
        "[ERROR] view_too_large: must be at most 250 kB [json-pointer:/view]"
    ]


OPTION = {"text": {"type": "plain_text", "text": "Acme"}, "value": "1"}


def test_what_is_offered_while_somebody_types_may_be_nothing_or_100_options() -> None:
    assert offer_problems({"options": []}) == []
    assert offer_problems({"options": [OPTION] * 100}) == []
    group = {"label": {"type": "plain_text", "text": "Yours"}, "options": [OPTION]}
    assert offer_problems({"option_groups": [group]}) == []


@pytest.mark.parametrize(
    "offer",
    [
        {},
        {"options": [OPTION] * 101},
        {"options": [OPTION], "option_groups": []},
        {"options": [{**OPTION, "value": ""}]},
        {"options": [{**OPTION, "text": {"type": "plain_text", "text": "a" * 76}}]},
        {"options": [{**OPTION, "text": {"type": "mrkdwn", "text": "Acme"}}]},
        {"options": [OPTION], "more": True},
        "Acme",
    ],
)
def test_an_offer_is_refused(offer: object) -> None:
    assert offer_problems(offer) != []
