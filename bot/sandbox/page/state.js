/** What the page knows. Whoever draws a part of it watches the names it reads. */

export const state = {
  user: null,
  place: { kind: "nowhere" },
  team: { id: "", name: "" },
  clock: { now: null, local: "", zone: "UTC" },
  me: null,
  people: [],
  channels: [],
  dms: [],
  app: { id: "", name: "", bot_user: "" },
  commands: [],
  shortcuts: [],
  conversation: null,
  home: null,
  stack: [],
  walk: null,
  connected: true,
};

const watchers = [];
let changed = new Set();

export function watch(names, draw) {
  watchers.push({ names, draw });
}

/** Draws once for any number of changes made in the same turn. */
export function update(patch) {
  Object.assign(state, patch);
  if (!changed.size) queueMicrotask(redraw);
  Object.keys(patch).forEach((name) => changed.add(name));
}

function redraw() {
  const now = changed;
  changed = new Set();
  for (const { names, draw } of watchers) {
    if (names.some((name) => now.has(name))) draw();
  }
}

export const person = (id) => state.people.find((one) => one.id === id);
export const appDm = () => state.dms.find((one) => one.is_app);

/** The direct messages with each colleague; where none began yet, the person's id stands for it. */
export function colleagues() {
  const others = state.people.filter((one) => one.id !== state.user);
  return others.map((one) => {
    const begun = state.dms.find((dm) => dm.user === one.id);
    return begun ?? { id: one.id, user: one.id, name: one.real_name, unread: 0, is_new: true };
  });
}

export const channel = (id) =>
  [...state.channels, ...state.dms, ...colleagues()].find((one) => one.id === id);
export function nameOf(id) {
  if (id === state.app.bot_user) return state.app.name;
  return person(id)?.real_name ?? person(id)?.name ?? id;
}
