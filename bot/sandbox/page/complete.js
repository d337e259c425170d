/** Suggestions above the composer while somebody types a command, a name or an emoji. */

import { el, freshId } from "./dom.js";
import { EMOJI, findEmoji } from "./emoji.js";
import { avatar } from "./people.js";
import { state } from "./state.js";

const MOST = 8;

function commands(typed) {
  return state.commands
    .filter((one) => one.command.startsWith(typed))
    .map((one) => ({
      insert: `${one.command} `,
      label: one.command,
      hint: one.usage_hint,
      note: one.description,
      face: avatar(state.app.bot_user, state.app.name, { size: "small" }),
    }));
}

/** What stands behind the @ for the app itself. */
const handleOf = (name) => name.toLowerCase().replaceAll(" ", "_");

function people(typed) {
  const wanted = typed.toLocaleLowerCase();
  const { name, bot_user } = state.app;
  const bot = { id: bot_user, real_name: name, name: handleOf(name), title: "App" };
  return [...state.people, bot]
    .filter((one) => `${one.real_name} ${one.name}`.toLocaleLowerCase().includes(wanted))
    .map((one) => ({
      insert: `@${one.name} `,
      hint: `@${one.name}`,
      label: one.real_name,
      note: one.title,
      face: avatar(one.id, one.real_name, { size: "tiny" }),
    }));
}

function channels(typed) {
  const found = state.channels.filter((one) => one.name.includes(typed.toLowerCase()));
  return found.map((one) => ({ insert: `#${one.name} `, label: `# ${one.name}` }));
}

function emoji(typed) {
  return findEmoji(typed, MOST).map((name) => ({
    insert: `:${name}: `,
    label: `:${name}:`,
    face: el("span.emoji", {}, EMOJI.get(name)),
  }));
}

const TRIGGERS = [
  [/^(\/\S*)$/, commands, "Commands"],
  [/(?:^|[\s(])@([\p{L}\p{N}._-]{0,30})$/u, people, "People"],
  [/(?:^|[\s(])#([\p{L}\p{N}_-]{0,30})$/u, channels, "Channels"],
  [/(?:^|\s):([a-z0-9_+-]{2,30})$/, emoji, "Emoji"],
];

export function completion(area, usage, { commands: withCommands }) {
  const id = freshId("suggestions");
  const list = el("div.suggestions", { id, role: "listbox", hidden: true });
  let found = [];
  let at = 0;
  let start = 0;

  area.setAttribute("aria-controls", id);

  function look() {
    if (!list.isConnected) usage.after(list);
    const before = area.value.slice(0, area.selectionStart);
    showUsage();
    for (const [pattern, search, label] of TRIGGERS) {
      if (search === commands && !withCommands) continue;
      const match = pattern.exec(before);
      if (!match) continue;
      const typed = match[1];
      start = before.length - typed.length - (search === commands ? 0 : 1);
      found = search(typed).slice(0, MOST);
      if (found.length) return open(label);
    }
    return close();
  }

  /** Once the command stands there, what may follow it. */
  function showUsage() {
    const word = /^(\/\S+)\s/.exec(area.value)?.[1];
    const command = withCommands && state.commands.find((one) => one.command === word);
    usage.replaceChildren();
    if (!command) return;
    usage.append(el("strong", {}, command.command), ` ${command.usage_hint ?? ""}`);
    if (command.description) usage.append(el("span.quiet", {}, ` — ${command.description}`));
  }

  function open(label) {
    at = 0;
    list.hidden = false;
    list.setAttribute("aria-label", label);
    draw();
  }

  function close() {
    list.hidden = true;
    found = [];
    area.removeAttribute("aria-activedescendant");
  }

  function draw() {
    list.replaceChildren(...found.map(option));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    area.setAttribute("aria-activedescendant", `${id}-${at}`);
  }

  function option(one, index) {
    return el(
      `div.option${index === at ? ".active" : ""}`,
      {
        id: `${id}-${index}`,
        role: "option",
        "aria-selected": String(index === at),
        onpointerdown: (event) => event.preventDefault(),
        onclick: () => take(index),
      },
      one.face,
      el(
        "span.menu-words",
        {},
        el("span", {}, el("b", {}, one.label), one.hint && el("span.quiet", {}, ` ${one.hint}`)),
        one.note && el("small", {}, one.note),
      ),
    );
  }

  function take(index) {
    area.setRangeText(found[index].insert, start, area.selectionStart, "end");
    area.dispatchEvent(new Event("input"));
    area.focus();
  }

  /** True when the key was for the list and not for the text. */
  function key(event) {
    if (list.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      at = (at + step + found.length) % found.length;
      draw();
    } else if (event.key === "Tab" && !event.shiftKey) take(at);
    else if (event.key === "Enter" && !event.shiftKey) {
      // A command that is typed out is meant to be sent.
      if (found[at].insert.trim() === area.value.trim()) return close() ?? false;
      take(at);
    } else if (event.key === "Escape") close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { look, key, close };
}
