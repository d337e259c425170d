"""How long this process was kept from running: a machine that is busy makes a slow Slack."""

import threading
import time

LOOK_EVERY = 0.05


class Stalls(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.longest = 0.0
        self._is_over = threading.Event()

    def run(self) -> None:
        before = time.monotonic()
        while not self._is_over.wait(LOOK_EVERY):
            now = time.monotonic()
            self.longest = max(self.longest, now - before - LOOK_EVERY)
            before = now

    def end(self) -> None:
        self._is_over.set()
        self.join()
