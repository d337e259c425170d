/** The grid of emoji behind the smiling button. */

import { el, rove } from "./dom.js";
import { PICTURES } from "./emoji.js";
import { openPopup } from "./popup.js";

const COLUMNS = 9;

export function pickEmoji(anchor, choose) {
  const pick = (name) => {
    popup.close();
    choose(name);
  };
  const items = PICTURES.map(([shown, name]) =>
    el(
      "button.plain",
      {
        type: "button",
        tabindex: "-1",
        title: `:${name}:`,
        "aria-label": name,
        onclick: () => pick(name),
      },
      shown,
    ),
  );
  const move = (event) => {
    const step = { ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (!step) return rove(event, items, { next: "ArrowRight", previous: "ArrowLeft" });
    event.preventDefault();
    items[items.indexOf(document.activeElement) + step]?.focus();
    return true;
  };
  const props = { role: "dialog", "aria-label": "Emoji", onkeydown: move };
  const popup = openPopup(anchor, el("div.emoji-grid", props, items));
  items[0].focus();
}
