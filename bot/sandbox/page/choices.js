/** Where the entries of a select come from: the block itself, the bot, or the workspace. */

import { avatar } from "./people.js";
import { person, state } from "./state.js";
import { plain } from "./text.js";

/** An entry: what is shown, what is searched, and what Slack would send when it is chosen. */
function fromOption(option) {
  const note = plain(option.description);
  return { key: option.value, label: plain(option.text), note, chosen: option };
}

function fromGroups(options, groups) {
  if (!groups) return (options ?? []).map(fromOption);
  return groups.flatMap((group) =>
    group.options.map((option) => ({ ...fromOption(option), group: plain(group.label) })),
  );
}

function people() {
  return state.people.map(fromPerson);
}

function fromPerson(who) {
  return {
    key: who.id,
    label: who.real_name,
    note: who.title,
    face: () => avatar(who.id, who.real_name, { size: "tiny" }),
    chosen: who.id,
  };
}

const fromChannel = (one) => ({ key: one.id, label: `# ${one.name}`, chosen: one.id });
const fromDm = (one) => ({ key: one.id, label: one.name, chosen: one.id });

function conversations(element) {
  const wanted = element.filter?.include ?? ["public", "private", "im"];
  const rooms = wanted.some((kind) => kind !== "im") ? state.channels.map(fromChannel) : [];
  const bots = element.filter?.exclude_bot_users;
  const dms = wanted.includes("im") ? state.dms.filter((one) => !(bots && one.is_app)) : [];
  return [...rooms, ...dms.map(fromDm)];
}

function matching(entries, typed) {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return entries;
  return entries.filter((one) => `${one.label} ${one.note ?? ""}`.toLocaleLowerCase().includes(wanted));
}

/** Returns a function from what was typed to entries, at once or after asking the bot. */
export function source(block, element, surface) {
  const kind = element.type.replace(/^multi_/, "");
  if (kind === "external_select") {
    return async (typed) => {
      const answer = await surface.options(block, element, typed);
      return fromGroups(answer.options, answer.option_groups);
    };
  }
  const all = {
    static_select: () => fromGroups(element.options, element.option_groups),
    users_select: people,
    channels_select: () => state.channels.map(fromChannel),
    conversations_select: () => conversations(element),
  }[kind];
  return (typed) => matching(all(), typed);
}

/** The entry for something chosen earlier, such as an initial option or a user's id. */
export function entryOf(chosen) {
  if (typeof chosen === "object") return fromOption(chosen);
  if (person(chosen)) return fromPerson(person(chosen));
  const room = state.channels.find((one) => one.id === chosen);
  if (room) return fromChannel(room);
  const dm = state.dms.find((one) => one.id === chosen);
  return dm ? fromDm(dm) : { key: chosen, label: chosen, chosen };
}
