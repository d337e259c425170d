"""A web server that answers as Slack does on its bad days, and remembers what it was asked."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Rude:
    """With a status of 0 it takes the request and hangs up without a word."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def serve(self) -> Iterator["Rude"]:
        rude = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                rude.words.append(body.decode())
                rude.asked.append(self.path)
                if not rude.status:
                    self.close_connection = True
                    return
                self.send_response(rude.status)
                for name, value in {"Content-Length": len(rude.body), **rude.headers}.items():
                    self.send_header(name, str(value))
                self.end_headers()
                self.wfile.write(rude.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """Nothing: it would be written among the tests' own words."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{server.server_address[1]}/api/"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
