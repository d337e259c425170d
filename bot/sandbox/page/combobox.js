/** A box to type in with a list underneath: arrows move, Enter chooses, Escape closes. */

import { el, freshId } from "./dom.js";
import { openPopup } from "./popup.js";

const PAUSE_MS = 180;

/**
 * `find(typed)` gives entries at once; with `least`, the fewest characters to ask with, it promises them.
 * With `chosen` the box holds many: the list stays open and its entries can be ticked.
 */
export function combobox(it) {
  const listId = freshId("list");
  const many = Boolean(it.chosen);
  let popup = null;
  let entries = [];
  let at = -1;
  let asked = 0;
  let timer;

  const input = el("input", {
    id: it.id,
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: it.placeholder,
    autofocus: it.focus,
    "aria-label": it.label,
    "aria-describedby": it.describedby,
    "aria-required": it.required ? "true" : undefined,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    "data-keep": it.keep,
    oninput: () => look(input.value),
    onclick: () => offer(),
    onkeydown: (event) => key(event),
    onblur: () => setTimeout(leave, 0),
  });
  const node = el("div.select", { onpointerdown: (event) => press(event) }, input);
  const list = el("div.options", { id: listId, role: "listbox", "aria-label": it.placeholder });
  if (many) list.setAttribute("aria-multiselectable", "true");

  function press(event) {
    if (event.target.closest("button") || event.target === input) return;
    event.preventDefault();
    input.focus();
    offer();
  }

  /** Opens the list with everything in it, ready for typing over what is chosen. */
  function offer() {
    if (popup) return;
    if (!many) input.select();
    look(many || input.value !== (it.current?.()?.label ?? "") ? input.value : "", 0);
  }

  function open() {
    const onClose = () => {
      popup = null;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    popup = openPopup(node, list, { onClose, returnFocus: false, wide: true });
    input.setAttribute("aria-expanded", "true");
  }

  function look(typed, pause = PAUSE_MS) {
    if (!popup) open();
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    if (it.least === undefined) return draw(it.find(typed));
    if ([...typed].length < it.least) return say(hint());
    say("Looking…");
    timer = setTimeout(async () => {
      try {
        const answer = await it.find(typed);
        if (mine === asked) draw(answer);
      } catch (error) {
        if (mine === asked) say(error.message);
      }
    }, pause);
    return undefined;
  }

  const hint = () =>
    it.least === 1 ? "Start typing to search" : `Type at least ${it.least} characters to search`;

  function say(words) {
    entries = [];
    at = -1;
    list.replaceChildren(el("div.options-note", { role: "status" }, words));
  }

  function draw(found) {
    entries = found;
    if (!found.length) return say("Nothing found");
    const ticked = new Set((many ? it.chosen() : [it.current?.()]).map((one) => one?.key));
    let group;
    list.replaceChildren();
    found.forEach((entry, index) => {
      if (entry.group && entry.group !== group) {
        group = entry.group;
        list.append(el("div.options-group", {}, group));
      }
      list.append(option(entry, index, ticked.has(entry.key)));
    });
    const selected = found.findIndex((entry) => ticked.has(entry.key));
    return move(many ? Math.min(Math.max(at, 0), found.length - 1) : Math.max(selected, 0));
  }

  function option(entry, index, on) {
    return el(
      "div.option",
      {
        id: `${listId}-${index}`,
        role: "option",
        "aria-selected": String(on),
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => take(index),
      },
      entry.face?.(),
      el("span.menu-words", {}, el("span", {}, entry.label), entry.note && el("small", {}, entry.note)),
    );
  }

  function move(to) {
    const nodes = list.querySelectorAll(".option");
    nodes[at]?.classList.remove("active");
    at = to;
    nodes[at]?.classList.add("active");
    nodes[at]?.scrollIntoView({ block: "nearest" });
    if (nodes[at]) input.setAttribute("aria-activedescendant", nodes[at].id);
  }

  function take(index) {
    const entry = entries[index];
    if (!entry) return;
    input.focus();
    if (many) {
      input.value = "";
      it.choose(entry);
      look("", 0);
    } else {
      popup?.close();
      it.choose(entry);
    }
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!popup) return offer();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (entries.length) move((at + step + entries.length) % entries.length);
    } else if (event.key === "Enter" && popup && !event.isComposing) {
      event.preventDefault();
      take(at);
    } else if (event.key === "Backspace" && many && !input.value) it.back();
    return undefined;
  }

  function leave() {
    if (document.activeElement === input) return;
    popup?.close();
    clearTimeout(timer);
    input.value = many ? "" : (it.current?.()?.label ?? "");
  }

  const show = (words) => {
    input.value = words;
  };
  return { node, input, show, settle: () => popup?.settle() };
}
