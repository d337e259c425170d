/** Block Kit's text objects. */

import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { mrkdwn } from "./mrkdwn.js";

export function plain(text) {
  if (!text) return "";
  if (typeof text === "string") return withEmoji(text);
  return text.emoji === false ? text.text : withEmoji(text.text);
}

export function textNode(text) {
  if (text?.type === "mrkdwn") return mrkdwn(text.text);
  return el("div.rich", {}, el("p.pre-line", {}, plain(text)));
}
