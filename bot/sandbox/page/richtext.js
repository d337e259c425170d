/** The rich_text block: sections, lists, quotes and preformatted text. */

import { el } from "./dom.js";
import { EMOJI } from "./emoji.js";
import { anchor, channelMention, everyone, moment, userMention } from "./links.js";

const STYLES = { bold: "strong", italic: "em", strike: "s", underline: "u", code: "code" };

function styled(node, style = {}) {
  return Object.entries(STYLES)
    .filter(([name]) => style[name])
    .reduceRight((inner, [, tag]) => el(tag, {}, inner), node);
}

function emojiOf({ name, unicode }) {
  if (EMOJI.has(name)) return EMOJI.get(name);
  const points = unicode?.split("-").map((hex) => Number.parseInt(hex, 16));
  return points?.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : `:${name}:`;
}

const PIECES = {
  text: (piece) => piece.text,
  link: (piece) => anchor(piece.url, piece.text),
  emoji: emojiOf,
  user: (piece) => userMention(piece.user_id),
  channel: (piece) => channelMention(piece.channel_id),
  usergroup: (piece) => el("span.mention", {}, `@${piece.usergroup_id}`),
  broadcast: (piece) => everyone(piece.range),
  date: (piece) => moment(piece.timestamp, piece.format, piece.url, piece.fallback ?? ""),
  color: (piece) => el("code", {}, piece.value),
};

function pieces(elements = []) {
  return elements.map((piece) => styled(PIECES[piece.type]?.(piece) ?? "", piece.style));
}

const PARTS = {
  rich_text_section: (part) => el("p.pre-line", {}, pieces(part.elements)),
  rich_text_quote: (part) => el("blockquote.pre-line", {}, pieces(part.elements)),
  rich_text_preformatted: (part) => el("pre", {}, pieces(part.elements)),
  rich_text_list(part) {
    const tag = part.style === "ordered" ? "ol" : "ul";
    const items = (part.elements ?? []).map((item) => el("li.pre-line", {}, pieces(item.elements)));
    const list = el(`${tag}.indent-${Math.min(part.indent ?? 0, 8)}`, {}, items);
    if (part.offset) list.setAttribute("start", part.offset + 1);
    return list;
  },
};

export function richText(block) {
  const parts = (block.elements ?? []).map((part) => PARTS[part.type]?.(part));
  return el("div.rich", {}, parts.filter(Boolean));
}
