/** The pane on the right: one message and its replies. */

import { composer } from "./composer.js";
import { placeName } from "./conversation.js";
import { el, fill } from "./dom.js";
import { whenLifted } from "./hold.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { state, watch } from "./state.js";
import { go } from "./workspace.js";

export function threadPane() {
  const list = new MessageList("Thread", { inThread: true });
  const target = () => ({ channel: state.place.id, thread_ts: state.place.thread });
  const writer = composer({ target, name: () => "", reply: true });
  const where = el("span.quiet");
  const pane = el(
    "aside.pane.thread",
    { "aria-label": "Thread", hidden: true, onkeydown: leave },
    el(
      "header.pane-head",
      {},
      el("h2", {}, "Thread"),
      where,
      el("button.plain.far", { type: "button", "aria-label": "Close thread", onclick: close }, icon("close")),
    ),
    el("div.pane-body", {}, list.node, writer.node),
  );
  let key = null;

  function draw() {
    const { place, conversation } = state;
    const wasHidden = pane.hidden;
    pane.hidden = !(place.kind === "channel" && place.thread);
    if (pane.hidden) {
      key = null;
      return;
    }
    fill(where, placeName());
    if (!conversation) return;
    const now = `${conversation.key}/${place.thread}`;
    if (key !== now) list.clear();
    const all = conversation.messages;
    const mine = all.filter((one) => one.ts === place.thread || one.thread_ts === place.thread);
    list.draw(mine, { channel: place.id, all, flavour: state.user });
    if (key !== now) writer.restore(`${state.user}/${place.id}/${place.thread}`);
    if (wasHidden) writer.focus();
    key = now;
  }

  watch(["place", "conversation", "people"], () => whenLifted(draw));
  return pane;
}

function close() {
  const { thread, id } = state.place;
  go({ kind: "channel", id });
  document.querySelector(`main [data-ts="${CSS.escape(thread)}"]`)?.focus();
}

function leave(event) {
  if (event.key === "Escape" && !event.defaultPrevented) close();
}
