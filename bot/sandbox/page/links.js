/** Links, mentions and the like: the words between angle brackets. */

import { fillDate } from "./dates.js";
import { el } from "./dom.js";
import { channel, nameOf, state } from "./state.js";
import { profile } from "./people.js";
import { go } from "./workspace.js";

const SAFE = /^(https?:|mailto:|tel:)/i;

export const unescape = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

export function anchor(url, label) {
  if (!SAFE.test(url)) return label ?? url;
  return el("a", { href: url, target: "_blank", rel: "noreferrer noopener" }, label ?? bare(url));
}

const bare = (url) => url.replace(/^(mailto|tel):/i, "");

export function userMention(id) {
  const mine = id === state.user ? ".mine" : "";
  const props = { type: "button", onclick: (event) => profile(event.currentTarget, id) };
  return el(`button.mention${mine}`, props, `@${nameOf(id)}`);
}

export function channelMention(id, label) {
  const known = channel(id);
  const name = `#${known?.name ?? label ?? id}`;
  if (!known) return el("span.mention", {}, name);
  const open = () => go({ kind: "channel", id });
  return el("button.mention", { type: "button", onclick: open }, name);
}

export const everyone = (range) => el("span.mention.mine", {}, `@${range}`);

export function moment(seconds, format, url, fallback) {
  const words = fillDate(seconds, format) ?? fallback;
  return url ? anchor(url, words) : el("time", { title: fallback }, words);
}

/** What stands for `<inner>` in mrkdwn. */
export function entity(inner) {
  const cut = inner.indexOf("|");
  const [target, label] = cut < 0 ? [inner] : [inner.slice(0, cut), unescape(inner.slice(cut + 1))];
  if (target.startsWith("@")) return userMention(target.slice(1));
  if (target.startsWith("#")) return channelMention(target.slice(1), label);
  if (/^!(channel|here|everyone)$/.test(target)) return everyone(target.slice(1));
  if (target.startsWith("!date^")) {
    const [, seconds, format, url] = target.split("^");
    return moment(seconds, unescape(format ?? ""), url && unescape(url), label ?? "");
  }
  if (target.startsWith("!")) return el("span.mention", {}, label ?? target.slice(1));
  return SAFE.test(target) ? anchor(unescape(target), label) : `<${unescape(inner)}>`;
}
