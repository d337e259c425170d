/** Ctrl+K: jump to any conversation by typing a part of its name. */

import { el } from "./dom.js";
import { icon } from "./icons.js";
import { avatar } from "./people.js";
import { appDm, colleagues, state } from "./state.js";
import { go } from "./workspace.js";

function places() {
  const home = {
    name: `${state.app.name}: Home`,
    face: () => avatar(state.app.bot_user, state.app.name, { size: "tiny" }),
    place: { kind: "home" },
  };
  const rooms = state.channels.map((one) => ({ ...one, face: () => icon("hash") }));
  const dms = [...colleagues(), appDm()].filter(Boolean).map((one) => ({
    ...one,
    face: () => avatar(one.user ?? state.app.bot_user, one.name, { size: "tiny" }),
  }));
  const all = [...rooms, ...dms].map((one) => ({ ...one, place: { kind: "channel", id: one.id } }));
  return [...all.sort((one, two) => (two.unread ?? 0) - (one.unread ?? 0)), home];
}

export function openSwitcher() {
  if (document.querySelector("dialog[open]")) return;
  let found = [];
  let at = 0;
  const back = document.activeElement;
  const list = el("div.options", { id: "switcher-list", role: "listbox", "aria-label": "Conversations" });
  const input = el("input", {
    type: "text",
    role: "combobox",
    placeholder: "Jump to…",
    "aria-label": "Jump to a conversation",
    "aria-expanded": "true",
    "aria-controls": "switcher-list",
    autocomplete: "off",
    autofocus: true,
    oninput: () => look(),
  });
  const dialog = el("dialog.switcher", { "aria-label": "Jump to a conversation" }, input, list);

  function look() {
    const wanted = input.value.trim().toLocaleLowerCase().replace(/^[#@]/, "");
    found = places().filter((one) => one.name.toLocaleLowerCase().includes(wanted));
    at = 0;
    draw();
  }

  function draw() {
    const none = el("div.options-note", { role: "status" }, "Nothing found");
    list.replaceChildren(...(found.length ? found.map(option) : [none]));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `switcher-${at}`);
  }

  function option(one, index) {
    return el(
      `div.option${index === at ? ".active" : ""}`,
      {
        id: `switcher-${index}`,
        role: "option",
        "aria-selected": String(index === at),
        onclick: () => take(index),
      },
      one.face(),
      el("span.menu-words", {}, one.name),
      one.unread > 0 && el("span.unread-badge", {}, String(one.unread)),
    );
  }

  function take(index) {
    if (!found[index]) return;
    leave(document.querySelector("main textarea"));
    go(found[index].place);
  }

  /** Not by close(): that gives the focus back without the caret. */
  function leave(to) {
    dialog.remove();
    to?.focus();
  }

  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) {
      event.preventDefault();
      at = (at + step + found.length) % found.length;
      draw();
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(at);
    }
  });
  dialog.addEventListener("click", (event) => event.target === dialog && leave(back));
  dialog.addEventListener("cancel", () => leave(back));
  document.body.append(dialog);
  dialog.showModal();
  look();
}
