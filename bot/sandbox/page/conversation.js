/** The middle pane: the head, the messages, the composer; for the app also its tabs. */

import { composer } from "./composer.js";
import { isoDay, now } from "./dates.js";
import { el, fill, isPhone, rove } from "./dom.js";
import { whenLifted } from "./hold.js";
import { home } from "./home.js";
import { icon } from "./icons.js";
import { MessageList } from "./messages.js";
import { avatar, cityOf } from "./people.js";
import { appDm, channel, person, state, watch } from "./state.js";
import { go } from "./workspace.js";

export function conversationPane() {
  const head = el("header.pane-head");
  const tabs = el("div.tabs", { role: "tablist", "aria-label": "App" });
  tabs.addEventListener("keydown", (event) => {
    const names = { next: "ArrowRight", previous: "ArrowLeft" };
    if (rove(event, [...tabs.querySelectorAll("[role=tab]")], names)) document.activeElement.click();
  });
  const list = new MessageList("Messages");
  const writer = composer({ target: () => ({ channel: state.place.id }), name: placeName });
  const homeView = home();
  const body = el("div.pane-body", {}, list.node, homeView, writer.node);
  let key = null;

  function drawHead() {
    const { place } = state;
    const isApp = place.kind === "home" || channel(place.id)?.is_app;
    fill(head, isApp ? appTitle() : title(place.id));
    tabs.hidden = !isApp;
    if (isApp) drawTabs();
    homeView.hidden = place.kind !== "home";
    list.node.hidden = writer.node.hidden = place.kind !== "channel";
    document.title = titleOf();
  }

  function drawTabs() {
    const dm = appDm();
    const tab = (words, place) => {
      const on = state.place.kind === place.kind;
      const props = {
        type: "button",
        role: "tab",
        "aria-selected": String(on),
        tabindex: on ? "0" : "-1",
        onclick: () => go(place),
      };
      return el("button.tab", props, words);
    };
    const focused = tabs.contains(document.activeElement);
    const all = [tab("Home", { kind: "home" }), dm && tab("Messages", { kind: "channel", id: dm.id })];
    fill(tabs, all);
    if (focused) tabs.querySelector("[aria-selected=true]").focus();
  }

  function drawMessages() {
    const { conversation, place } = state;
    if (place.kind !== "channel") return;
    if (!conversation) {
      if (key !== null) list.clear();
      key = null;
      return;
    }
    const flavour = JSON.stringify([state.people.length, state.shortcuts, conversation.key, isoDay(now())]);
    if (key !== conversation.key) list.clear();
    key = conversation.key;
    const all = conversation.messages;
    const top = all.filter((one) => !one.thread_ts || one.thread_ts === one.ts);
    const { fresh } = conversation;
    list.draw(top, { channel: place.id, all, fresh, intro: intro(place.id), flavour });
  }

  watch(["place", "channels", "dms", "people", "app", "clock"], drawHead);
  watch(["conversation", "place", "people", "shortcuts", "clock"], () => whenLifted(drawMessages));
  watch(["place"], () => {
    if (state.place.kind !== "channel") return;
    const moved = writer.restore(`${state.user}/${state.place.id}`);
    const busy = document.activeElement.closest("dialog, [role=tablist], aside");
    if (moved && !isPhone() && !busy) writer.focus();
  });
  return el("main.pane", { id: "conversation", tabindex: "-1" }, head, tabs, body);
}

export function placeName() {
  const room = channel(state.place.id);
  if (!room) return "";
  return "user" in room ? room.name : `#${room.name}`;
}

function titleOf() {
  const unread = [...state.channels, ...state.dms].reduce((sum, one) => sum + (one.unread ?? 0), 0);
  const where = state.place.kind === "home" ? state.app.name : placeName();
  return `${unread ? `(${unread}) ` : ""}${where} · ${state.team.name}`;
}

function appTitle() {
  return [
    avatar(state.app.bot_user, state.app.name, { size: "small" }),
    el("h1", {}, state.app.name),
    el("span.badge", {}, "APP"),
  ];
}

function title(id) {
  const room = channel(id);
  if (!room) return el("h1", {}, "…");
  if (!("user" in room)) return [icon("hash"), el("h1", {}, room.name)];
  const who = person(room.user);
  const about = who && [who.title, cityOf(who.tz)].filter(Boolean).join(", ");
  return [
    avatar(room.user, room.name, { size: "small" }),
    el("h1", {}, room.name),
    about && el("span.quiet.about", {}, about),
  ];
}

function intro(id) {
  const room = channel(id);
  if (!room) return null;
  const words =
    "user" in room
      ? `This is where ${room.is_app ? room.name : room.name.split(" ")[0]} and you talk.`
      : `This is the very beginning of #${room.name}.`;
  return el("div.intro", {}, el("h2", {}, "user" in room ? room.name : `# ${room.name}`), el("p", {}, words));
}
