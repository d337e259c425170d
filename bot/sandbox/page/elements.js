/** Block Kit's interactive elements; the longer ones have files of their own. */

import { datepicker, datetimepicker, timepicker } from "./calendar.js";
import { el, freshId } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./popup.js";
import { select } from "./select.js";
import { plain, textNode } from "./text.js";
import { textInput } from "./textinput.js";

const WEB = /^(https?|mailto):/i;

/** Marks `node` as busy until the bot has acknowledged. */
async function busy(node, work) {
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  try {
    await work();
  } finally {
    node.removeAttribute("aria-busy");
  }
}

function button({ block, element, surface }) {
  const style = element.style ? `.${element.style === "danger" ? "danger" : "primary"}` : "";
  const press = () => {
    if (element.url && WEB.test(element.url)) window.open(element.url, "_blank", "noopener");
    const chosen = { text: element.text, ...(element.value === undefined ? {} : { value: element.value }) };
    busy(node, () => surface.press(block, element, chosen));
  };
  const props = {
    type: "button",
    "aria-label": element.accessibility_label,
    "data-keep": `${block.block_id}/${element.action_id}`,
    onclick: press,
  };
  const node = el(`button.button${style}`, props, plain(element.text));
  return node;
}

function overflow({ block, element, surface }) {
  const choose = (option) => {
    if (option.url && WEB.test(option.url)) window.open(option.url, "_blank", "noopener");
    busy(node, () => surface.press(block, element, { selected_option: option }));
  };
  const open = () =>
    openMenu(
      node,
      element.options.map((option) => ({
        label: plain(option.text),
        note: plain(option.description),
        act: () => choose(option),
      })),
      { label: "More actions" },
    );
  const node = el(
    "button.button.icon-button",
    {
      type: "button",
      "aria-label": "More actions",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-keep": `${block.block_id}/${element.action_id}`,
      onclick: open,
    },
    icon("more"),
  );
  return node;
}

function ticks(type, { block, element, surface, labelledby, describedby }) {
  const name = freshId("choice");
  const many = type === "checkbox";
  const values = (chosen) => [chosen ?? []].flat().map((option) => option.value);
  const chosenNow = () => {
    const on = [...group.querySelectorAll("input:checked")].map((box) => Number(box.dataset.at));
    const options = on.map((at) => element.options[at]);
    return many ? options : (options[0] ?? null);
  };
  const change = async () => {
    const told = await surface.choose(block, element, chosenNow());
    if (!told) show(values(surface.value(block, element)));
  };
  const show = (on) => {
    group.querySelectorAll("input").forEach((box, at) => {
      box.checked = on.includes(element.options[at].value);
    });
  };
  const rows = element.options.map((option, at) =>
    el(
      "label.tick",
      {},
      el("input", {
        type,
        name,
        "data-at": at,
        "data-keep": `${block.block_id}/${element.action_id}/${at}`,
        onchange: change,
      }),
      el(
        "span",
        {},
        textNode(option.text),
        option.description && el("span.hint", {}, textNode(option.description)),
      ),
    ),
  );
  const role = many ? "group" : "radiogroup";
  const props = { role, "aria-labelledby": labelledby, "aria-describedby": describedby };
  const group = el("div.ticks", props, rows);
  show(values(surface.value(block, element)));
  return group;
}

const DRAW = {
  button,
  overflow,
  workflow_button: button,
  checkboxes: (it) => ticks("checkbox", it),
  radio_buttons: (it) => ticks("radio", it),
  datepicker,
  timepicker,
  datetimepicker,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
};

/** `it` holds block, element and surface, and in an input block the ids of label and error. */
export function element(it) {
  const { type } = it.element;
  if (type.endsWith("_select")) return select(it);
  if (DRAW[type]) return DRAW[type](it);
  return el("span.unknown", {}, icon("warn"), `The sandbox cannot draw a “${type}”.`);
}
