/** The list on the left: channels, direct messages, apps. */

import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, initials } from "./people.js";
import { colleagues, state, watch } from "./state.js";
import { openSwitcher } from "./switcher.js";
import { go } from "./workspace.js";

export function sidebar() {
  const head = el("div.side-head");
  const list = el("nav.side-list", { "aria-label": "Conversations" });
  const node = el("div.sidebar", { id: "sidebar" }, head, list);

  function draw() {
    fill(
      head,
      el("span.team-mark", { "aria-hidden": "true" }, initials(state.team.name || "…").slice(0, 1)),
      el("strong", {}, state.team.name),
      el(
        "button.plain.far",
        {
          type: "button",
          "aria-label": "Jump to a conversation",
          title: "Jump to… (Ctrl K)",
          onclick: openSwitcher,
        },
        icon("search"),
      ),
    );
    const held = list.contains(document.activeElement) && document.activeElement.dataset.to;
    fill(
      list,
      group("Channels", state.channels.map(room)),
      group("Direct messages", colleagues().map(direct)),
      group("Apps", state.dms.filter((one) => one.is_app).map(app)),
      el("p.side-note", {}, "A Slack-like workspace on your own machine. Nothing leaves it."),
    );
    if (held) list.querySelector(`[data-to="${CSS.escape(held)}"]`)?.focus();
  }

  watch(["team", "channels", "dms", "place", "app", "user", "people"], draw);
  watch(["place"], () => document.body.classList.remove("side-open"));
  return node;
}

function group(title, rows) {
  if (!rows.length) return null;
  return el("section", {}, el("h2", {}, title), el("ul", {}, rows.map((row) => el("li", {}, row))));
}

function row(place, key, face, name, count, isHere) {
  // What is on the screen is being read, whatever was counted a moment ago.
  const unread = isHere ? 0 : count;
  const kind = `${unread ? ".unread" : ""}${isHere ? ".here" : ""}`;
  const label = unread ? `${name}, ${unread} unread` : name;
  const props = {
    type: "button",
    "data-to": key,
    "aria-label": label,
    "aria-current": isHere ? "page" : undefined,
    onclick: () => go(place),
  };
  return el(
    `button.side-row${kind}`,
    props,
    face,
    el("span.side-name", {}, name),
    unread > 0 && el("span.unread-badge", {}, unread > 99 ? "99+" : String(unread)),
  );
}

const here = (id) => state.place.kind === "channel" && state.place.id === id;

function room(one) {
  const place = { kind: "channel", id: one.id };
  return row(place, one.id, icon("hash"), one.name, one.unread, here(one.id));
}

function direct(one) {
  const place = { kind: "channel", id: one.id };
  const face = avatar(one.user, one.name, { size: "tiny" });
  return row(place, one.id, face, one.name, one.unread, here(one.id));
}

function app(one) {
  const isHere = here(one.id) || state.place.kind === "home";
  const face = avatar(state.app.bot_user, state.app.name, { size: "tiny" });
  const place = { kind: "channel", id: one.id };
  return row(place, one.id, face, one.name || state.app.name, one.unread, isHere);
}
