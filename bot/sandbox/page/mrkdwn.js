/** Slack's mark-up as elements: *bold* _italic_ ~strike~ `code`, fences, quotes, lists, entities. */

import { el } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { anchor, entity, unescape } from "./links.js";

// A private character stands for each finished piece, so that marks may enclose it.
const HOLD = "\ue000";
const HELD = /\ue000(\d+)\ue001/;
const URL_END = /[.,;:!?)'"*_~\]]+$/;
const ATOMS = /<([^<>\n]+)>|`([^`\n]+)`|(https?:\/\/(?:(?!&[lg]t;)[^\s<>`|])+)/g;
const MARKS = [
  [/(?<![\p{L}\p{N}*])\*(?![\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/u, "strong"],
  [/(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_])/u, "em"],
  [/(?<![\p{L}\p{N}~])~(?![\s~])([^~\n]*[^\s~])~(?![\p{L}\p{N}~])/u, "s"],
];

function atom(inner, code, url) {
  if (inner !== undefined) return entity(inner);
  if (code !== undefined) return el("code", {}, unescape(code));
  const address = url.replace(URL_END, "");
  return [anchor(unescape(address)), unescape(url.slice(address.length))];
}

function inline(text) {
  const atoms = [];
  const held = text.replace(/[\ue000\ue001]/g, "").replace(ATOMS, (_, inner, code, url) => {
    atoms.push(atom(inner, code, url));
    return `${HOLD}${atoms.length - 1}\ue001`;
  });
  return marked(held, atoms);
}

function marked(text, atoms) {
  const found = [...MARKS, [HELD, null]]
    .map(([pattern, tag]) => ({ match: pattern.exec(text), tag }))
    .filter(({ match }) => match)
    .sort((one, two) => one.match.index - two.match.index)[0];
  if (!found) return text ? [withEmoji(unescape(text))] : [];
  const { match, tag } = found;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const piece = tag ? el(tag, {}, marked(match[1], atoms)) : atoms[Number(match[1])];
  return [...(before ? [withEmoji(unescape(before))] : []), piece, ...marked(after, atoms)];
}

const QUOTE = /^(?:&gt;|>) ?/;
const BULLET = /^(\s*)(?:•|◦|-) +/;
const NUMBER = /^(\s*)(\d{1,3})[.)] +/;

function kind(line) {
  if (QUOTE.test(line)) return "quote";
  if (BULLET.test(line)) return "bullet";
  if (NUMBER.test(line)) return "number";
  return "plain";
}

/** Lines of one kind that follow each other belong together. */
function runs(lines) {
  const all = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last && last.kind === kind(line)) last.lines.push(line);
    else all.push({ kind: kind(line), lines: [line] });
  }
  return all;
}

function plain(lines) {
  return lines.flatMap((line, at) => (at ? [el("br"), ...inline(line)] : inline(line)));
}

function listed(lines, pattern, tag) {
  const item = (line) => {
    const [mark, indent] = pattern.exec(line);
    const deep = indent.length > 1 ? ".deep" : "";
    const value = tag === "ol" ? { value: Number.parseInt(mark.trim(), 10) } : {};
    const node = el(`li${deep}`, {}, inline(line.slice(mark.length)));
    return Object.assign(node, value);
  };
  return el(tag, {}, lines.map(item));
}

const DRAW = {
  plain: (lines) => el("p", {}, plain(lines)),
  quote: (lines) => el("blockquote", {}, plain(lines.map((line) => line.replace(QUOTE, "")))),
  bullet: (lines) => listed(lines, BULLET, "ul"),
  number: (lines) => listed(lines, NUMBER, "ol"),
};

function outsideFence(text) {
  const longQuote = /^(?:&gt;|>){3} ?/m.exec(text);
  if (longQuote) {
    const inner = text.slice(longQuote.index + longQuote[0].length);
    const quoted = el("blockquote", {}, plain(inner.split("\n")));
    return [...outsideFence(text.slice(0, longQuote.index)), quoted];
  }
  const trimmed = text.replace(/^\n|\n$/g, "");
  return trimmed ? runs(trimmed.split("\n")).map(({ kind, lines }) => DRAW[kind](lines)) : [];
}

export function mrkdwn(text) {
  const parts = text.split("```");
  // A fence that is never closed is no fence.
  if (parts.length % 2 === 0) parts.push(parts.splice(-2, 2).join("```"));
  const drawn = parts.flatMap((part, at) =>
    at % 2 ? [el("pre", {}, fenced(part))] : outsideFence(part),
  );
  return el("div.rich", {}, drawn);
}

/** Inside a fence only the brackets of links and mentions mean something. */
function fenced(text) {
  return text
    .replace(/^\n|\n$/g, "")
    .split(/<([^<>\n]+)>/)
    .map((part, at) => (at % 2 ? entity(part) : unescape(part)));
}

const ONLY_EMOJI = /^(\s*:[a-z0-9_+-]+:\s*){1,5}$/;
export const isJumbo = (text) => ONLY_EMOJI.test(text) && !withEmoji(text).includes(":");
