"""Pictures of the page, for people to look at: `pytest tests/browser --screenshots DIR`."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

DESK, PHONE = (1280, 800), (390, 780)
LOOKS = (("light", DESK), ("dark", DESK), ("phone", PHONE))


@dataclass(frozen=True, slots=True)
class Album:
    """Without a folder nothing is taken, and the tests run at their own speed."""

    folder: Path | None

    def take(self, page: Page, name: str) -> None:
        """One picture in the light, one in the dark, one on a phone; then all is as it was."""
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for look, (width, height) in LOOKS:
            page.emulate_media(color_scheme="dark" if look == "dark" else "light")
            page.set_viewport_size({"width": width, "height": height})
            safe = re.sub(r"[^\w-]+", "-", name).strip("-")
            page.screenshot(path=self.folder / f"{safe}.{look}.png", animations="disabled")
        page.emulate_media(color_scheme=None)
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
