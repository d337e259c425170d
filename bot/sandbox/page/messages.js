/** A list of messages that is drawn again without disturbing what has not changed. */

import { el, rove } from "./dom.js";
import { isDismissed, message } from "./message.js";
import { state } from "./state.js";

const TOGETHER_SECONDS = 300;
const NEAR_END = 80;

function follows(before, it) {
  return (
    before &&
    before.user === it.user &&
    before.day === it.day &&
    Boolean(before.ephemeral) === Boolean(it.ephemeral) &&
    Number(it.ts) - Number(before.ts) < TOGETHER_SECONDS
  );
}

const divider = (day) => el("div.day-divider", { role: "separator" }, el("span", {}, day));
const answers = (count) =>
  el("div.answers", { role: "separator" }, el("span", {}, count === 1 ? "1 reply" : `${count} replies`));
const newLine = () => el("div.new-line", { role: "separator" }, el("span", {}, "New"));

export class MessageList {
  constructor(label, { inThread = false } = {}) {
    this.inThread = inThread;
    this.drawn = new Map();
    this.wasAtEnd = true;
    this.node = el("div.messages", {
      role: "log",
      "aria-label": label,
      "aria-live": "polite",
      "aria-relevant": "additions",
      onkeydown: (event) => this.key(event),
      onscroll: () => {
        this.wasAtEnd = this.atEnd();
      },
    });
    // A pane that grows narrower beside a thread still shows its newest message.
    new ResizeObserver(() => this.wasAtEnd && this.toEnd()).observe(this.node);
  }

  key(event) {
    if (!event.target.classList.contains("message")) return;
    rove(event, [...this.node.querySelectorAll(".message")]);
  }

  /** Forgets everything: the next drawing is of another conversation. */
  clear() {
    this.drawn.clear();
    this.node.replaceChildren();
  }

  /** `fresh` is the stamp from which on nothing had been read; `intro` stands above the first. */
  draw(messages, { channel, all = messages, fresh, intro = null, flavour = "" }) {
    const first = this.drawn.size === 0;
    const atEnd = this.atEnd();
    const redraw = () => this.draw(messages, { channel, all, fresh, intro, flavour });
    const shown = messages.filter((one) => !isDismissed(one));
    const keep = new Map();
    const nodes = [intro];
    shown.forEach((it, at) => {
      const before = shown[at - 1];
      if (!this.inThread && before?.day !== it.day) nodes.push(divider(it.day));
      if (this.inThread && at === 1) nodes.push(answers(shown.length - 1));
      const isNew = fresh && at > 0 && it.ts >= fresh && before.ts < fresh;
      if (isNew) nodes.push(newLine());
      const tight = follows(before, it) && !isNew;
      const replies = all.filter((one) => one.thread_ts === it.ts).length;
      const print = JSON.stringify([it, tight, replies, flavour]);
      const known = this.drawn.get(it.ts);
      const context = { channel, all, tight, inThread: this.inThread, redraw };
      const entry = known?.print === print ? known : { print, node: message(it, context) };
      keep.set(it.ts, entry);
      nodes.push(entry.node);
    });
    this.swap(nodes.filter(Boolean));
    const newest = shown[shown.length - 1];
    const mine = newest && (newest.ephemeral || newest.user === state.user);
    const isAnswer = mine && !this.drawn.has(newest.ts);
    this.drawn = keep;
    this.tabStop();
    // What somebody has just said, and what answers them alone, is what they want to see.
    if (first || atEnd || isAnswer) this.toEnd();
  }

  /** Replaces only what differs, so that focus and half-typed words stay. */
  swap(nodes) {
    const held = focusKey(this.node);
    const wanted = new Set(nodes);
    [...this.node.children].forEach((child) => wanted.has(child) || child.remove());
    nodes.forEach((node, at) => {
      const here = this.node.children[at];
      if (here !== node) this.node.insertBefore(node, here ?? null);
    });
    restoreFocus(this.node, held);
  }

  tabStop() {
    const rows = this.node.querySelectorAll(".message");
    rows.forEach((row) => row.setAttribute("tabindex", "-1"));
    rows[rows.length - 1]?.setAttribute("tabindex", "0");
  }

  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  toEnd() {
    this.node.scrollTop = this.node.scrollHeight;
  }
}

/** Which named element holds the focus, so that a new drawing can give it back. */
export function focusKey(root) {
  const active = document.activeElement;
  if (!active || !root.contains(active)) return null;
  const { selectionStart: start, selectionEnd: end } = active;
  const ts = active.closest(".message")?.dataset.ts;
  return { key: active.dataset.keep, ts, start, end };
}

export function restoreFocus(root, held) {
  if (!held || root.contains(document.activeElement)) return;
  const row = held.ts && root.querySelector(`[data-ts="${CSS.escape(held.ts)}"]`);
  const named = held.key && (row || root).querySelector(`[data-keep="${CSS.escape(held.key)}"]`);
  const target = named || row;
  target?.focus();
  if (named && typeof held.start === "number" && named.setSelectionRange) {
    named.setSelectionRange(held.start, held.end);
  }
}
