/** Text fields: one line, many lines, numbers, addresses. */

import { el } from "./dom.js";
import { plain } from "./text.js";

const KINDS = { number_input: "text", email_text_input: "email", url_text_input: "url" };

export function textInput({ block, element, surface, id, describedby, required }) {
  const tag = element.multiline ? "textarea" : "input";
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const typed = () => (field.value === "" ? null : field.value);
  const tell = () => surface.choose(block, element, typed());
  const field = el(`${tag}.text-field`, {
    id,
    type: element.multiline ? undefined : (KINDS[element.type] ?? "text"),
    inputmode: element.type === "number_input" ? "decimal" : undefined,
    rows: element.multiline ? 4 : undefined,
    placeholder: plain(element.placeholder),
    maxlength: element.max_length,
    autocomplete: "off",
    autofocus: element.focus_on_load,
    "aria-describedby": describedby,
    "aria-required": required ? "true" : undefined,
    "data-keep": `${block.block_id}/${element.action_id}`,
    value: surface.value(block, element) ?? "",
    oninput: () => {
      const hears = block.dispatch_action && triggers.includes("on_character_entered");
      surface.choose(block, element, typed(), { tell: hears });
    },
    onkeydown: (event) => {
      if (event.key !== "Enter" || element.multiline || event.isComposing) return;
      if (block.dispatch_action && triggers.includes("on_enter_pressed")) {
        event.preventDefault();
        tell();
      }
    },
  });
  return field;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong with a text, in Slack's manner, or undefined. */
export function wrong(element, text) {
  const length = [...text].length;
  if (element.min_length && length < element.min_length) {
    return `Please write at least ${element.min_length} characters.`;
  }
  if (element.max_length && length > element.max_length) {
    return `Please write at most ${element.max_length} characters.`;
  }
  if (element.type === "email_text_input" && !EMAIL.test(text)) {
    return "Please enter a valid email address.";
  }
  if (element.type === "url_text_input" && !/^https?:\/\/\S+$/i.test(text)) {
    return "Please enter a valid link, with https:// in front.";
  }
  return element.type === "number_input" ? wrongNumber(element, text) : undefined;
}

function wrongNumber(element, text) {
  const pattern = element.is_decimal_allowed ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) {
    return element.is_decimal_allowed ? "Please enter a number." : "Please enter a whole number.";
  }
  if (element.min_value !== undefined && Number(text) < Number(element.min_value)) {
    return `Please enter ${element.min_value} or more.`;
  }
  if (element.max_value !== undefined && Number(text) > Number(element.max_value)) {
    return `Please enter ${element.max_value} or less.`;
  }
  return undefined;
}
