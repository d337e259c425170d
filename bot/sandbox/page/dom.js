/** Elements from data. Text always becomes a text node, so whatever people write stays inert. */

export function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name || "div");
  if (classes.length) node.classList.add(...classes);
  for (const [key, value] of Object.entries(props)) set(node, key, value);
  add(node, children);
  return node;
}

function set(node, key, value) {
  if (value === undefined || value === null || value === false) return;
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (key === "value" || key === "checked") node[key] = value;
  else node.setAttribute(key, value === true ? "" : String(value));
}

export function add(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) node.append(child);
  }
  return node;
}

export function fill(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

let last = 0;

export function freshId(prefix) {
  last += 1;
  return `${prefix}-${last}`;
}

/** Moves the roving tab stop among `items`; returns true when the key was one of ours. */
export function rove(event, items, { next = "ArrowDown", previous = "ArrowUp" } = {}) {
  const at = items.indexOf(document.activeElement);
  const to = {
    [next]: at < 0 ? 0 : (at + 1) % items.length,
    [previous]: at < 0 ? items.length - 1 : (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to === undefined || !items.length) return false;
  event.preventDefault();
  items[to].focus();
  return true;
}

export const isPhone = () => matchMedia("(max-width: 760px)").matches;
