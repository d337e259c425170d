/** Menus and other small panels that hang on the thing that opened them. */

import { el, rove } from "./dom.js";
import { hold, release } from "./hold.js";

const GAP = 4;
const EDGE = 8;

function place(anchor, panel) {
  const from = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = innerHeight - from.bottom - GAP - EDGE;
  const above = from.top - GAP - EDGE;
  const up = height > below && above > below;
  const top = up ? from.top - GAP - Math.min(height, above) : from.bottom + GAP;
  const left = Math.min(from.left, innerWidth - width - EDGE);
  panel.style.top = `${Math.max(EDGE, top)}px`;
  panel.style.left = `${Math.max(EDGE, left)}px`;
  panel.style.maxHeight = `${Math.max(up ? above : below, 120)}px`;
}

let open = null;

export const closePopup = () => open?.close();

/** Shows `content` beside `anchor`; one popup at a time. `returnFocus` false leaves focus alone. */
export function openPopup(anchor, content, { onClose, returnFocus = true, wide = false } = {}) {
  closePopup();
  const panel = el(`div.popup${wide ? ".wide" : ""}`, { popover: "manual" }, content);
  // A modal dialog makes everything outside of it inert, also what floats above it.
  (anchor.closest("dialog") ?? document.body).append(panel);
  if (wide) panel.style.minWidth = `${anchor.offsetWidth}px`;
  panel.showPopover();
  const settle = () => place(anchor, panel);
  const outside = (event) => {
    if (!panel.contains(event.target) && !anchor.contains(event.target)) close();
  };
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  const watcher = new ResizeObserver(settle);
  function close() {
    if (open?.panel !== panel) return;
    open = null;
    const inside = panel.contains(document.activeElement);
    watcher.disconnect();
    panel.remove();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape, true);
    removeEventListener("scroll", scrolled, true);
    anchor.removeAttribute("data-open");
    onClose?.();
    release();
    if (returnFocus && inside) anchor.focus();
  }
  const scrolled = (event) => {
    if (!panel.contains(event.target)) settle();
  };
  open = { panel, close };
  hold();
  anchor.setAttribute("data-open", "");
  watcher.observe(panel);
  settle();
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape, true);
  addEventListener("scroll", scrolled, true);
  return { close, panel, settle };
}

/** A menu of `{label, note, icon, danger, act}`; arrows move, Enter chooses, Escape closes. */
export function openMenu(anchor, entries, { label = "Menu" } = {}) {
  const items = entries.map((entry) =>
    el(
      `button.menu-item${entry.danger ? ".danger" : ""}`,
      {
        type: "button",
        role: entry.checked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": entry.checked === undefined ? undefined : String(entry.checked),
        tabindex: "-1",
        onclick: () => {
          popup.close();
          entry.act();
        },
      },
      entry.face,
      el("span.menu-words", {}, el("span", {}, entry.label), entry.note && el("small", {}, entry.note)),
      entry.checked && el("span.menu-check", { "aria-hidden": "true" }, "✓"),
    ),
  );
  const menu = el("div.menu", { role: "menu", "aria-label": label }, items);
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") popup.close();
    else rove(event, items);
  });
  const popup = openPopup(anchor, menu, { onClose: () => anchor.setAttribute("aria-expanded", "false") });
  anchor.setAttribute("aria-expanded", "true");
  (items.find((item) => item.getAttribute("aria-checked") === "true") ?? items[0])?.focus();
  return popup;
}
