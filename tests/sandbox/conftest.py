from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.sandbox import Hands, Sandbox
from tests.sandbox.office import Lunch, an_office, lunch_is_served


@pytest.fixture(scope="package", params=["socket", "http"])
def lunch(request: pytest.FixtureRequest) -> Iterator[Lunch]:
    with lunch_is_served(request.param) as lunch:
        yield lunch


@pytest.fixture
def sandbox(lunch: Lunch) -> Sandbox:
    lunch.answers.clear()
    return lunch.sandbox


@pytest.fixture
def ana(sandbox: Sandbox) -> Hands:
    return sandbox.person("U1")


@pytest.fixture
def ben(sandbox: Sandbox) -> Hands:
    return sandbox.person("U2")


@pytest.fixture
def client(sandbox: Sandbox, lunch: Lunch) -> WebClient:
    return lunch.client


@pytest.fixture(scope="module")
def quiet() -> Iterator[Sandbox]:
    """An office where no app listens: what is tested is only what the office answers."""
    with an_office().serve() as sandbox:
        yield sandbox


@pytest.fixture
def api(quiet: Sandbox) -> WebClient:
    return WebClient(quiet.bot_token, base_url=quiet.api_url)
