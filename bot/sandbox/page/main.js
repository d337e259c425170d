/** Puts the parts of the page together and starts it. */

import { conversationPane } from "./conversation.js";
import { el } from "./dom.js";
import { modals } from "./modal.js";
import { sidebar } from "./sidebar.js";
import { state, watch } from "./state.js";
import { openSwitcher } from "./switcher.js";
import { threadPane } from "./thread.js";
import { topbar } from "./topbar.js";
import { start } from "./workspace.js";

function offline() {
  const node = el("div.offline", { role: "status", hidden: true }, "Connection lost. Trying again…");
  watch(["connected"], () => {
    node.hidden = state.connected;
  });
  return node;
}

const closeSide = () => document.body.classList.remove("side-open");

document.body.append(
  el("a.skip", { href: "#conversation", onclick: skip }, "Skip to the conversation"),
  topbar(),
  offline(),
  el(
    "div.workspace",
    {},
    sidebar(),
    el("div.shade", { onclick: closeSide }),
    conversationPane(),
    threadPane(),
  ),
  modals(),
  el("div.toasts", { id: "toasts", popover: "manual" }),
);

function skip(event) {
  event.preventDefault();
  document.querySelector("main textarea, main").focus();
}

addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openSwitcher();
  } else if (event.key === "Escape") closeSide();
});

start();
