/** Block Kit's blocks as elements. */

import { el, freshId } from "./dom.js";
import { element } from "./elements.js";
import { icon } from "./icons.js";
import { richText } from "./richtext.js";
import { plain, textNode } from "./text.js";

/** Only pictures from this very machine are shown; the page asks no other host for anything. */
export function picture(url, alt, { small = false } = {}) {
  const home = url && new URL(url, location.href).origin === location.origin;
  if (home) return el(`img.picture${small ? ".small" : ""}`, { src: url, alt });
  const props = { role: "img", "aria-label": alt, title: alt };
  if (small) return el("span.no-picture.small", props, icon("picture"));
  return el("span.no-picture", props, icon("picture"), el("span", {}, alt));
}

function section(block, surface) {
  const { accessory } = block;
  const broad = accessory && !["button", "image", "overflow"].includes(accessory.type);
  return el(
    "div.block.section",
    {},
    el(
      "div.section-words",
      {},
      block.text && textNode(block.text),
      block.fields && el("div.fields", {}, block.fields.map(textNode)),
    ),
    accessory && el(`div.accessory${broad ? ".broad" : ""}`, {}, part(block, accessory, surface)),
  );
}

function part(block, piece, surface, props) {
  if (piece.type === "image") return picture(urlOf(piece), piece.alt_text);
  surface.register(block, piece);
  return element({ block, element: piece, surface, ...props });
}

const urlOf = (image) => image.image_url ?? image.slack_file?.url;

function context(block) {
  const pieces = block.elements.map((piece) =>
    piece.type === "image" ? picture(urlOf(piece), piece.alt_text, { small: true }) : textNode(piece),
  );
  return el("div.block.context", {}, pieces);
}

function actions(block, surface) {
  const pieces = block.elements.map((piece) => part(block, piece, surface));
  return el("div.block.actions", {}, pieces);
}

const GROUPS = ["checkboxes", "radio_buttons"];

function input(block, surface) {
  const id = freshId("field");
  const grouped = GROUPS.includes(block.element.type);
  const note = block.optional && el("span.optional", {}, "(optional)");
  const label = grouped
    ? el("span.label", { id: `${id}-label` }, plain(block.label), note)
    : el("label.label", { for: id, id: `${id}-label` }, plain(block.label), note);
  const control = part(block, block.element, surface, {
    id,
    labelledby: grouped ? `${id}-label` : undefined,
    describedby: `${id}-error ${id}-hint`,
    required: !block.optional,
  });
  return el(
    "div.block.input",
    { "data-block": block.block_id },
    label,
    control,
    el("div.field-error", { id: `${id}-error` }),
    block.hint && el("div.hint", { id: `${id}-hint` }, plain(block.hint)),
  );
}

function image(block) {
  return el(
    "figure.block",
    {},
    block.title && el("figcaption", {}, plain(block.title)),
    picture(urlOf(block), block.alt_text),
  );
}

function table(block) {
  const cell = (tag) => (one) =>
    el(tag, {}, one.type === "rich_text" ? richText(one) : (one.text ?? ""));
  const [head, ...rows] = block.rows;
  return el(
    "div.block.scroller",
    { tabindex: "0", role: "region", "aria-label": "Table" },
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, head.map(cell("th")))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell("td"))))),
    ),
  );
}

const DRAW = {
  section,
  context,
  actions,
  input,
  image,
  table,
  divider: () => el("hr.block"),
  header: (block) => el("h3.block", {}, plain(block.text)),
  rich_text: (block) => el("div.block", {}, richText(block)),
};

function unknown(block) {
  const words = `The sandbox cannot draw a block of the type “${block.type}”.`;
  return el("div.block.unknown", {}, icon("warn"), words);
}

export function blocks(all, surface) {
  const named = all.map((block, at) => ({ ...block, block_id: block.block_id ?? `block-${at}` }));
  return named.map((block) => (DRAW[block.type] ?? unknown)(block, surface));
}
