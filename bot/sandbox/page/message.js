/** One message, as it stands in a conversation or a thread. */

import { api } from "./api.js";
import { blocks } from "./blocks.js";
import { el } from "./dom.js";
import { EMOJI } from "./emoji.js";
import { files } from "./files.js";
import { icon } from "./icons.js";
import { isJumbo, mrkdwn } from "./mrkdwn.js";
import { avatar, profile } from "./people.js";
import { openMenu } from "./popup.js";
import { state } from "./state.js";
import { Surface } from "./surface.js";
import { attempt } from "./toast.js";
import { go } from "./workspace.js";

const surfaces = new Map();

/** What is half entered in a message survives its being drawn again. */
function surfaceOf(channel, ts) {
  const key = `${state.user}/${channel}/${ts}`;
  if (!surfaces.has(key)) surfaces.set(key, new Surface({ channel, ts }));
  const surface = surfaces.get(key);
  surface.redraw();
  return surface;
}

const dismissed = new Set();
export const isDismissed = (message) => dismissed.has(message.ts);

function content(message, channel) {
  if (!message.text && !message.blocks?.length) return null;
  if (message.blocks?.length) return blocks(message.blocks, surfaceOf(channel, message.ts));
  const jumbo = isJumbo(message.text) ? ".jumbo" : "";
  return el(`div.block.text${jumbo}`, {}, mrkdwn(message.text ?? ""));
}

function head(message) {
  const open = (event) => profile(event.currentTarget, message.user);
  return el(
    "div.message-head",
    {},
    el("button.author", { type: "button", onclick: open }, message.name),
    message.is_app && el("span.badge", {}, "APP"),
    el("time", {}, message.time),
  );
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  const one = ({ name, count, users }) => {
    const shown = EMOJI.get(name) ?? `:${name}:`;
    return el("span.reaction", { title: `:${name}:` }, shown, ` ${count ?? users.length}`);
  };
  return el("div.reactions", {}, message.reactions.map(one));
}

function replies(message, all, channel) {
  if (!message.reply_count) return null;
  const inThread = all.filter((one) => one.thread_ts === message.ts && one.ts !== message.ts);
  const faces = new Map(inThread.map((one) => [one.user, one.name]));
  const count = message.reply_count === 1 ? "1 reply" : `${message.reply_count} replies`;
  const open = () => go({ kind: "channel", id: channel, thread: message.ts });
  return el(
    "button.replies",
    { type: "button", onclick: open },
    [...faces].slice(0, 4).map(([id, name]) => avatar(id, name, { size: "tiny" })),
    el("strong", {}, count),
    inThread.length > 0 && el("span.quiet", {}, `Last at ${inThread.at(-1).time}`),
  );
}

function toolbar(message, channel, inThread) {
  const open = () => go({ kind: "channel", id: channel, thread: message.thread_ts ?? message.ts });
  const mine = state.shortcuts.filter((one) => one.type === "message");
  const menu = (event) =>
    openMenu(
      event.currentTarget,
      mine.map((one) => ({
        label: one.name,
        note: one.description || state.app.name,
        face: icon("bolt"),
        act: () => {
          const { callback_id } = one;
          attempt(() => api.shortcut({ user: state.user, callback_id, channel, ts: message.ts }));
        },
      })),
      { label: "Message shortcuts" },
    );
  const tool = (label, name, onclick, more = {}) =>
    el("button.plain", { type: "button", "aria-label": label, title: label, onclick, ...more }, icon(name));
  return el(
    "div.toolbar",
    { role: "toolbar", "aria-label": "Message" },
    !inThread && tool("Reply in thread", "thread", open),
    mine.length > 0 && tool("Message shortcuts", "more", menu, { "aria-haspopup": "menu" }),
  );
}

function onlyYou(message, redraw) {
  const dismiss = () => {
    dismissed.add(message.ts);
    redraw();
  };
  return el(
    "div.only-you",
    {},
    icon("eye"),
    el("span", {}, "Only visible to you"),
    el("span", { "aria-hidden": "true" }, "·"),
    el("button.link", { type: "button", onclick: dismiss }, "Dismiss"),
  );
}

/** `tight` leaves out face and name: the same person goes on talking. */
export function message(it, { channel, all, tight = false, inThread = false, redraw }) {
  const kind = `${tight ? ".tight" : ""}${it.ephemeral ? ".ephemeral" : ""}`;
  const label = `${it.name}, ${it.time}`;
  return el(
    `article.message${kind}`,
    { "data-ts": it.ts, "aria-label": label, tabindex: "-1" },
    el("div.gutter", {}, tight ? el("time", {}, it.time) : avatar(it.user, it.name)),
    el(
      "div.message-body",
      {},
      it.ephemeral && onlyYou(it, redraw),
      !tight && head(it),
      content(it, channel),
      files(it.files),
      it.edited && el("span.edited", {}, "(edited)"),
      reactions(it),
      !inThread && replies(it, all, channel),
    ),
    !it.ephemeral && toolbar(it, channel, inThread),
  );
}
