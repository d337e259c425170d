/** Short words at the foot of the page, for what went wrong or was done. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const STAY_MS = 7000;

export function toast(words, { tone = "error" } = {}) {
  const shelf = document.getElementById("toasts");
  const close = () => note.remove();
  const note = el(
    `div.toast.${tone}`,
    { role: tone === "error" ? "alert" : "status" },
    icon(tone === "error" ? "warn" : "check"),
    el("span", {}, words),
    el("button.plain", { type: "button", "aria-label": "Dismiss", onclick: close }, icon("close")),
  );
  shelf.append(note);
  if (shelf.showPopover) {
    if (shelf.matches(":popover-open")) shelf.hidePopover();
    shelf.showPopover();
  }
  setTimeout(close, STAY_MS);
}

/** Runs `work`; a refusal or a warning becomes a toast, and after a refusal there is no answer. */
export async function attempt(work) {
  try {
    const answer = await work();
    if (answer?.warning) toast(answer.warning);
    return answer;
  } catch (error) {
    toast(error.message);
    return undefined;
  }
}
