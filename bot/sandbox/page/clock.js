/** The movable clock: the sandbox's own time, and the buttons that walk it forward. */

import { api } from "./api.js";
import { longClock } from "./dates.js";
import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./popup.js";
import { state, update, watch } from "./state.js";
import { attempt } from "./toast.js";
import { refreshState } from "./workspace.js";

const HOUR_MS = 3_600_000;
const STEPS = [
  ["Tomorrow morning", "tomorrow morning", 20 * HOUR_MS],
  ["A week on", "a week on", 7 * 24 * HOUR_MS],
  ["A month on", "a month on", 30 * 24 * HOUR_MS],
];

async function walk(words, to, span) {
  if (state.walk) return;
  const from = Date.parse(state.clock.now);
  update({ walk: { words, from, until: from + span } });
  const arrived = await attempt(() => api.clock(state.user, to));
  await refreshState();
  update({ walk: null });
  if (arrived) document.getElementById("clock-news").textContent = `It is now ${longClock(state.clock)}.`;
}

export function clock() {
  const face = el("time.clock-face");
  const bar = el("progress.clock-walk", { max: 1, hidden: true, "aria-label": "Walking through time" });
  const buttons = STEPS.map(([words, to, span]) =>
    el("button.clock-step", { type: "button", onclick: () => walk(words, to, span) }, words),
  );
  const menu = el(
    "button.clock-step.clock-menu",
    {
      type: "button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () =>
        openMenu(
          menu,
          STEPS.map(([label, to, span]) => ({ label, act: () => walk(label, to, span) })),
          { label: "Move the clock" },
        ),
    },
    "Move on",
    icon("down"),
  );

  function draw() {
    const { clock: at, walk: going } = state;
    fill(face, longClock(at));
    face.title = `The sandbox's own clock, ${at.zone}`;
    [...buttons, menu].forEach((button) => {
      button.disabled = Boolean(going);
    });
    bar.hidden = !going;
    if (!going) return;
    const part = (Date.parse(at.now) - going.from) / (going.until - going.from);
    // Until the first step is known the bar only says that something is going on.
    if (part > 0) bar.value = Math.min(part, 1);
    else bar.removeAttribute("value");
  }

  watch(["clock", "walk", "me"], draw);
  return el(
    "div.clock",
    { role: "group", "aria-label": "The sandbox's clock" },
    el("div.clock-now", {}, icon("clock"), face),
    el("div.clock-steps", {}, buttons, menu),
    bar,
    el("span.sr-only", { id: "clock-news", role: "status" }),
  );
}
