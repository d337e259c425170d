"""Files in the sandbox: uploaded in three steps as slack_sdk does it, shown or saved."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.sandbox import Json, Sandbox
from bot.sandbox.world.files import LARGEST, MOST_KEPT, File, Files
from tests.sandbox.office import an_office

PNG = b"\x89PNG\r\n\x1a\n" + bytes(50)


@pytest.fixture
def office() -> Iterator[Sandbox]:
    with an_office().serve() as sandbox:
        yield sandbox


@pytest.fixture
def client(office: Sandbox) -> WebClient:
    return WebClient(office.bot_token, base_url=office.api_url)


def refused(client: WebClient, method: str, **arguments: object) -> Json:
    with pytest.raises(SlackApiError) as refusal:
        client.api_call(method, json=arguments)
    body = refusal.value.response.data
    assert isinstance(body, dict)
    return body


def begun(client: WebClient, content: bytes, name: str = "plot.png") -> tuple[str, str]:
    """A file's id once its content is there, and the url that took it."""
    asked = client.files_getUploadURLExternal(filename=name, length=len(content))
    assert sent(asked["upload_url"], content) == 200
    return asked["file_id"], asked["upload_url"]


def sent(url: str, content: bytes, **headers: str) -> int:
    request = urllib.request.Request(url, content, headers, method="POST")  # noqa: S310
    try:
        with urllib.request.urlopen(request) as reply:  # noqa: S310
            return int(reply.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def got(url: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urllib.request.urlopen(url) as reply:  # noqa: S310
            return reply.status, reply.read(), {k.lower(): v for k, v in reply.headers.items()}
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), {}


def shown(office: Sandbox, channel: str = "DU1", user: str = "U1") -> Json:
    address = f"{office.page_url}sandbox/conversation?user={user}&channel={channel}"
    found: Json = json.loads(got(address)[1])["messages"][-1]
    return found


def test_a_picture_is_seen_where_it_was_sent(office: Sandbox, client: WebClient) -> None:
    client.files_upload_v2(
        filename="plot.png", content=PNG, title="A year", alt_txt="Going up.", channel="DU1"
    )
    (message,) = office.messages("U1")
    assert message.is_app
    (file,) = office.files(message)
    assert (file.name, file.title, file.alt, file.content) == (
        "plot.png",
        "A year",
        "Going up.",
        PNG,
    )
    (on_page,) = shown(office)["files"]
    assert on_page["is_picture"]
    assert on_page["alt"] == "Going up."
    status, content, headers = got(f"{office.page_url}{on_page['address'][1:]}")
    assert (status, content, headers["content-type"]) == (200, PNG, "image/png")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name", ["all.zip", "evil.html", "evil.svg", "no ending", "../../x.png.js"]
)
def test_what_is_no_picture_is_only_saved(office: Sandbox, client: WebClient, name: str) -> None:
    client.files_upload_v2(filename=name, content=b"<script>", title=name, channel="DU1")
    (on_page,) = shown(office)["files"]
    assert not on_page["is_picture"]
    status, _, headers = got(f"{office.page_url}{on_page['address'][1:]}")
    assert status == 200
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment")


def test_a_file_is_sent_below_a_message_with_words_above_it(
    office: Sandbox, client: WebClient
) -> None:
    first = client.chat_postMessage(channel="C1", text="The month")["ts"]
    words = [{"type": "rich_text", "elements": [section("Look")]}]
    client.files_upload_v2(
        filename="plot.png",
        content=PNG,
        channel="C1",
        thread_ts=first,
        blocks=json.dumps(words),
    )
    reply = office.messages("C1")[-1]
    assert reply.thread_ts == first
    assert reply.blocks[0]["elements"] == words[0]["elements"]
    described = client.conversations_replies(channel="C1", ts=first)["messages"][-1]
    assert described["files"][0]["name"] == "plot.png"


def section(text: str) -> Json:
    return {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}


def test_without_a_channel_nobody_sees_it(office: Sandbox, client: WebClient) -> None:
    file_id, _ = begun(client, PNG)
    client.files_completeUploadExternal(files=[{"id": file_id, "title": "A year"}])
    assert all(not one.files for one in office.messages("U1"))


def test_nothing_is_shown_before_it_is_complete(office: Sandbox, client: WebClient) -> None:
    begun(client, PNG)
    assert office.messages("U1") == []


def test_what_slack_would_refuse_to_begin_is_refused(client: WebClient) -> None:
    begin = "files.getUploadURLExternal"
    assert refused(client, begin, filename="a.png")["error"] == "missing_argument"
    assert refused(client, begin, length=3)["error"] == "missing_argument"
    assert refused(client, begin, filename="a", length=0)["error"] == "invalid_arguments"
    assert refused(client, begin, filename="a", length="-1")["error"] == "invalid_arguments"
    large = refused(client, begin, filename="a", length=LARGEST + 1)
    assert large["error"] == "file_upload_size_restricted"
    told = refused(client, begin, filename="a", length=1, alt_txt="x" * 1_001)
    assert told["error"] == "alt_txt_too_large"


def test_what_slack_would_refuse_to_complete_is_refused(client: WebClient) -> None:
    complete = "files.completeUploadExternal"
    empty = client.files_getUploadURLExternal(filename="a.png", length=3)["file_id"]
    wrong: tuple[list[object], ...] = ([{"id": empty}], [{"id": "F0"}], ["x"], [{}])
    for one in wrong:
        assert refused(client, complete, files=one)["error"] == "file_not_found"
    assert refused(client, complete, files=[])["error"] == "missing_argument"
    assert refused(client, complete)["error"] == "missing_argument"


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C2", "not_in_channel"),
        ("C3", "is_archived"),
        ("C5", "channel_not_found"),
        ("C99", "channel_not_found"),
        ("U1", "channel_not_found"),
        ("#general", "channel_not_found"),
    ],
)
def test_a_file_goes_only_where_the_app_is(client: WebClient, channel: str, error: str) -> None:
    file_id, _ = begun(client, PNG)
    files: list[dict[str, str | None]] = [{"id": file_id}]
    told = refused(client, "files.completeUploadExternal", files=files, channel_id=channel)
    assert told["error"] == error
    assert client.files_completeUploadExternal(files=files, channel_id="C1")["ok"]


def test_a_file_is_complete_once(client: WebClient) -> None:
    file_id, url = begun(client, PNG)
    client.files_completeUploadExternal(files=[{"id": file_id}], channel_id="C1")
    again = refused(
        client, "files.completeUploadExternal", files=[{"id": file_id}], channel_id="C1"
    )
    assert again["error"] == "file_not_found"
    assert sent(url, PNG) == 400


def test_an_upload_is_what_was_announced(office: Sandbox, client: WebClient) -> None:
    url = client.files_getUploadURLExternal(filename="a.png", length=3)["upload_url"]
    assert sent(url, b"four") == 400
    assert sent(url, b"abc", **{"Content-Type": "multipart/form-data; boundary=x"}) == 415
    assert sent(f"{office.page_url}upload/v1/somebody-elses", b"abc") == 400
    assert sent(url, b"abc") == 200


def test_whoever_guesses_an_address_finds_nothing(office: Sandbox, client: WebClient) -> None:
    file_id, url = begun(client, PNG)
    for path in (f"files/{file_id}/plot.png", f"files/{url.rpartition('/')[2]}/plot.png"):
        assert got(f"{office.page_url}{path}")[0] == 404


def test_without_the_permission_no_file_is_taken() -> None:
    manifest = {"oauth_config": {"scopes": {"bot": ["chat:write"]}}}
    with an_office(manifest=manifest).serve() as office:
        client = WebClient(office.bot_token, base_url=office.api_url)
        told = refused(client, "files.getUploadURLExternal", filename="a", length=1)
        assert (told["error"], told["needed"]) == ("missing_scope", "files:write")


def test_the_oldest_files_make_room() -> None:
    files, chunk = Files(), bytes(LARGEST)
    kept = MOST_KEPT // LARGEST
    for number in range(kept + 1):
        file = files.begin(File(f"F{number}", "a.zip", LARGEST, 0))
        assert files.receive(file.upload_key, chunk)
    contents = [one.content is None for one in files.of(f"F{at}" for at in range(kept + 1))]
    assert contents == [True, *([False] * kept)]
