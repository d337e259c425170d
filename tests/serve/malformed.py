"""Requests that Slack would never send: made of chance, the same each time."""

import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from slack_sdk.signature import SignatureVerifier

Headers = dict[str, str]
Malformed = tuple[bytes, Headers]

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"

ODD: Sequence[object] = (
    None,
    True,
    0,
    -(10**30),
    1.5,
    "",
    "a",
    "x" * 5_000,
    "<!channel>",
    "\ud800",
    "\x00",
    "مرحبا 👩‍👩‍👧",
    "9" * 400,
    [],
    [[]],
    {},
    {"id": {"id": []}},
    [None, {"text": 7}],
)

RAW: Sequence[bytes] = (
    b"",
    b"payload",
    b"payload=",
    b"payload=%ff%fe",
    b"payload={}",
    b"payload=[]",
    b"payload=null",
    b"payload=%7B%22type%22",
    b"{",
    b"{}",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe\x00",
    b"\x00" * 64,
    b"=&=&=",
    b"%",
    b"command",
    b"command=/touch",
    b"command=/touch&command=/nudges&user_id=UANA",
    b"a=1&" * 5_000,
    b"type=event_callback",
    b'{"type":"event_callback"}',
    b'{"type":"url_verification"}',
    b'{"type":"made_up","user":"UANA"}',
    b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    b"[" * 100_000,
    b"payload=" + b"%5B" * 50_000,
    b'{"type":1e999,"user":{"id":NaN}}',
    b'{"n":' + b"9" * 10_000 + b"}",
)


class Chance:
    """`genuine` are bodies that Slack did send; `secret` signs."""

    def __init__(self, seed: int, genuine: Sequence[str], secret: str) -> None:
        self._dice = random.Random(seed)  # noqa: S311 - chance, and no secret
        self._genuine = genuine
        self._verifier = SignatureVerifier(secret)

    def requests(self, number: int) -> Iterator[Malformed]:
        ways: Sequence[Callable[[], Malformed]] = (
            self._unsigned,
            self._badly_signed,
            self._old,
            self._garbage_well_signed,
            self._mutilated_well_signed,
            self._mutilated_well_signed,
            self._mutilated_well_signed,
        )
        for _ in range(number):
            body, headers = self._dice.choice(ways)()
            yield body, self._with_odd_headers(headers)

    def _unsigned(self) -> Malformed:
        return self._body(), {}

    def _badly_signed(self) -> Malformed:
        signature = self._dice.choice(("", "v0=", "v1=" + "0" * 64, "v0=" + "é" * 64, "x" * 8_000))
        stamp = self._dice.choice((str(int(time.time())), "", "now", "-1", "1e9", "٣", "9" * 40))
        return self._body(), {"X-Slack-Signature": signature, "X-Slack-Request-Timestamp": stamp}

    def _old(self) -> Malformed:
        body = self._body()
        return body, self._signed(body, ago=self._dice.choice((301, -301, 10**9)))

    def _garbage_well_signed(self) -> Malformed:
        body = self._body()
        return body, self._signed(body)

    def _mutilated_well_signed(self) -> Malformed:
        told = dict(parse_qsl(self._dice.choice(self._genuine), keep_blank_values=True))
        if "payload" not in told:
            body = urlencode(self._mutilated(told), errors="replace").encode()
            return body, self._signed(body)
        whole = json.dumps(self._mutilated(json.loads(told["payload"])))
        body = ("payload=" + quote(whole)).encode()
        return body, self._signed(body)

    def _body(self) -> bytes:
        choice = self._dice.random()
        if choice < 0.5:
            return self._dice.choice(RAW)
        if choice < 0.7:
            return self._dice.randbytes(self._dice.randrange(2_000))
        genuine = self._dice.choice(self._genuine).encode()
        return genuine[: self._dice.randrange(len(genuine))]

    def _mutilated(self, told: dict[str, Any]) -> dict[str, Any]:
        """One, two or three things in it are gone, or something else."""
        told = deepcopy(told)
        for _ in range(self._dice.randint(1, 3)):
            where: Any = told
            while True:
                keys = list(where if isinstance(where, dict) else range(len(where)))
                if not keys:
                    break
                key = self._dice.choice(keys)
                if isinstance(where[key], dict | list) and self._dice.random() < 0.8:
                    where = where[key]
                    continue
                if self._dice.random() < 0.3:
                    del where[key]
                else:
                    where[key] = deepcopy(self._dice.choice(ODD))
                break
        return told

    def _signed(self, body: bytes, ago: float = 0) -> Headers:
        stamp = str(int(time.time() - ago))
        # The verifier takes text only; bytes that are none are signed as what they look like.
        text = body.decode("latin-1") if not _is_text(body) else body.decode()
        signature = self._verifier.generate_signature(timestamp=stamp, body=text)
        return {"X-Slack-Signature": signature or "", "X-Slack-Request-Timestamp": stamp}

    def _with_odd_headers(self, headers: Headers) -> Headers:
        kind = self._dice.choice(
            (FORM, FORM, FORM, JSON, "text/html", "", ";;", "multipart/form-data")
        )
        odd = {"Content-Type": kind}
        if self._dice.random() < 0.1:
            odd["X-Slack-Retry-Num"] = self._dice.choice(("1", "-1", "many", "é" * 50))
        if self._dice.random() < 0.1:
            odd["X-Slack-Bolt-Lazy-Only"] = "1"
            odd["X-Slack-Bolt-Lazy-Function-Name"] = "touch"
        if self._dice.random() < 0.02:
            odd["X-Long"] = "l" * 70_000
        return {**headers, **odd}


def _is_text(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
