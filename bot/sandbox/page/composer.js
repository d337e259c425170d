/** The box to write in: commands, mentions and emoji complete themselves; Enter sends. */

import { api } from "./api.js";
import { completion } from "./complete.js";
import { el } from "./dom.js";
import { pickEmoji } from "./emojipicker.js";
import { icon } from "./icons.js";
import { openMenu } from "./popup.js";
import { state, watch } from "./state.js";
import { attempt, toast } from "./toast.js";

const drafts = new Map();
const MARKS = [
  ["bold", "Bold", "*", "*"],
  ["italic", "Italic", "_", "_"],
  ["strike", "Strike through", "~", "~"],
  ["code", "Code", "`", "`"],
  ["quote", "Quote", "> ", ""],
  ["list", "List", "• ", ""],
];
const KEYS = { b: "bold", i: "italic" };

export function composer({ target, name, reply = false }) {
  let draft = null;
  const area = el("textarea.writing", {
    rows: 1,
    "aria-label": reply ? "Reply" : "Message",
    "aria-autocomplete": "list",
    oninput: () => (grow(), complete.look()),
    onkeydown: key,
    onblur: () => setTimeout(() => complete.close(), 120),
  });
  const hint = el("div.usage", { role: "status" });
  const complete = completion(area, hint, { commands: !reply });
  const tool = (label, shape, onclick, more = {}) =>
    el("button.plain", { type: "button", "aria-label": label, title: label, onclick, ...more }, icon(shape));
  const send = tool("Send", "send", say, { disabled: true });
  send.classList.add("send");
  const marks = el(
    "div.composer-row.marks",
    { role: "toolbar", "aria-label": "Formatting" },
    MARKS.map(([shape, label, open, close]) => tool(label, shape, () => wrap(open, close))),
  );
  const node = el(
    "div.composer",
    {},
    hint,
    el(
      "div.composer-box",
      {},
      marks,
      area,
      el(
        "div.composer-row",
        {},
        tool("Shortcuts", "bolt", shortcuts, { "aria-haspopup": "menu" }),
        tool("Emoji", "smile", emoji, { "aria-haspopup": "dialog" }),
        tool("Mention somebody", "at", () => (insert("@"), complete.look())),
        send,
      ),
    ),
    el("div.composer-foot", { "aria-hidden": "true" }, el("b", {}, "Shift + Enter"), " for a new line"),
  );

  function key(event) {
    if (event.isComposing) return;
    if (complete.key(event)) return;
    const mark = (event.ctrlKey || event.metaKey) && KEYS[event.key.toLowerCase()];
    if (mark) {
      event.preventDefault();
      const [, , open, close] = MARKS.find(([shape]) => shape === mark);
      wrap(open, close);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      say();
    } else if (event.key === "ArrowUp" && !area.value && !reply) {
      const rows = document.querySelectorAll("main .message");
      rows[rows.length - 1]?.focus();
    }
  }

  async function say() {
    const text = area.value.trim();
    if (!text) return;
    write("");
    const said = await attempt(() => api.say({ user: state.user, ...target(), text }));
    if (!said && !area.value) write(text);
  }

  function write(text) {
    area.value = text;
    grow();
    complete.look();
  }

  function grow() {
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 240)}px`;
    send.disabled = !area.value.trim();
    if (draft) drafts.set(draft, area.value);
  }

  function insert(text) {
    area.focus();
    const before = area.value[area.selectionStart - 1];
    const gap = before && !/\s/.test(before) ? " " : "";
    area.setRangeText(gap + text, area.selectionStart, area.selectionEnd, "end");
    grow();
  }

  function wrap(open, close) {
    area.focus();
    const { selectionStart: start, selectionEnd: end } = area;
    const inner = area.value.slice(start, end);
    area.setRangeText(open + inner + close, start, end, "end");
    if (!inner && close) area.setSelectionRange(start + open.length, start + open.length);
    grow();
  }

  function shortcuts(event) {
    const all = state.shortcuts.filter((one) => one.type === "global");
    if (!all.length) {
      toast(`${state.app.name} has no shortcuts.`, { tone: "plain" });
      return;
    }
    const entry = (one) => ({
      label: one.name,
      note: one.description || state.app.name,
      face: icon("bolt"),
      act: () => attempt(() => api.shortcut({ user: state.user, callback_id: one.callback_id })),
    });
    openMenu(event.currentTarget, all.map(entry), { label: "Shortcuts" });
  }

  function emoji(event) {
    pickEmoji(event.currentTarget, (name) => insert(`:${name}: `));
  }

  /** Brings back what was being written in the place named `key`; false when it is here already. */
  function restore(key) {
    if (draft === key) return false;
    draft = key;
    area.value = drafts.get(key) ?? "";
    complete.close();
    prompt();
    grow();
    return true;
  }

  function prompt() {
    area.placeholder = reply ? "Reply…" : `Message ${name()}`;
    area.setAttribute("aria-label", area.placeholder);
  }

  watch(["channels", "dms"], prompt);
  return { node, restore, focus: () => area.focus() };
}
