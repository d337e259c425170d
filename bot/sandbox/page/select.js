/** Select menus of every kind: one box to type in, one list to choose from. */

import { entryOf, source } from "./choices.js";
import { combobox } from "./combobox.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { plain } from "./text.js";

export function select(it) {
  return it.element.type.startsWith("multi_") ? many(it) : one(it);
}

function prompt({ element }) {
  const own = element.type.includes("multi_") ? "Select options" : "Select an option";
  return plain(element.placeholder) || own;
}

function common(it) {
  const { block, element, surface, id, describedby, required } = it;
  return {
    id,
    describedby,
    required,
    focus: element.focus_on_load,
    keep: `${block.block_id}/${element.action_id}`,
    label: id ? undefined : prompt(it),
    find: source(block, element, surface),
    least: element.type.endsWith("external_select") ? (element.min_query_length ?? 3) : undefined,
  };
}

function one(it) {
  const { block, element, surface } = it;
  const current = () => {
    const chosen = surface.value(block, element);
    return chosen ? entryOf(chosen) : null;
  };
  const choose = async (entry) => {
    box.show(entry?.label ?? "");
    clear.hidden = !entry || !block.optional;
    const told = await surface.choose(block, element, entry?.chosen ?? null);
    if (!told) box.show(current()?.label ?? "");
  };
  const box = combobox({ ...common(it), placeholder: prompt(it), choose, current });
  const clear = el(
    "button.plain.clear",
    { type: "button", "aria-label": "Clear", onclick: () => (choose(null), box.input.focus()) },
    icon("close"),
  );
  box.show(current()?.label ?? "");
  clear.hidden = !current() || !block.optional;
  return add(box.node, clear, icon("down"));
}

function add(node, ...more) {
  node.append(...more);
  return node;
}

function many(it) {
  const { block, element, surface } = it;
  const chosen = () => (surface.value(block, element) ?? []).map(entryOf);
  const most = element.max_selected_items ?? Infinity;
  const save = (entries) => {
    draw(entries);
    return surface.choose(block, element, entries.map((entry) => entry.chosen));
  };
  const toggle = (entry) => {
    const now = chosen();
    const without = now.filter((one) => one.key !== entry.key);
    if (without.length < now.length) save(without);
    else if (now.length < most) save([...now, entry]);
  };
  const chip = (entry) =>
    el(
      "span.chip",
      {},
      entry.face?.(),
      entry.label,
      el(
        "button.plain",
        {
          type: "button",
          "aria-label": `Remove ${entry.label}`,
          onclick: () => (save(chosen().filter((one) => one.key !== entry.key)), box.input.focus()),
        },
        icon("close"),
      ),
    );
  const draw = (entries) => {
    box.node.querySelectorAll(".chip").forEach((node) => node.remove());
    box.node.prepend(...entries.map(chip));
    box.input.placeholder = entries.length ? "" : prompt(it);
    box.settle();
  };
  const box = combobox({
    ...common(it),
    placeholder: prompt(it),
    choose: toggle,
    chosen,
    back: () => save(chosen().slice(0, -1)),
  });
  box.node.classList.add("many");
  draw(chosen());
  return add(box.node, icon("down"));
}
