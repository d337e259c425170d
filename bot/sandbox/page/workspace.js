/** Where we are and what is fresh: routes, loading, and reloading when something changed. */

import { api, listen } from "./api.js";
import { appDm, channel, state, update } from "./state.js";
import { attempt } from "./toast.js";

const REMEMBERED = "sandbox.user";

/** Turns a loader into one that never runs twice at a time, and once more if asked meanwhile. */
function single(load) {
  let running = null;
  let again = false;
  return function run() {
    if (running) {
      again = true;
      return running;
    }
    running = attempt(load).finally(() => {
      running = null;
      if (again) {
        again = false;
        run();
      }
    });
    return running;
  };
}

export const refreshState = single(async () => {
  const fresh = await api.state(state.user);
  update(state.user ? fresh : { ...fresh, user: fresh.me.id });
  const begun = state.dms.find((one) => one.user === state.place.id);
  if (begun) location.replace(link({ kind: "channel", id: begun.id }));
});

const refreshConversation = single(async () => {
  const { user, place } = state;
  if (place.kind !== "channel") return;
  const room = channel(place.id);
  if (room?.is_new) {
    update({ conversation: { messages: [], key: `${user}/${place.id}` } });
    return;
  }
  const unread = room?.unread ?? 0;
  const conversation = await api.conversation(user, place.id);
  if (state.user !== user || state.place.id !== place.id) return;
  const key = `${user}/${place.id}`;
  const same = state.conversation?.key === key;
  const fresh = same ? state.conversation.fresh : firstUnread(conversation.messages, unread);
  update({ conversation: { ...conversation, key, fresh } });
  if (unread) refreshState();
});

/** The stamp of the message above which "New" stands. */
function firstUnread(messages, count) {
  if (!count) return undefined;
  const others = messages.filter((one) => one.user !== state.user);
  return others.at(-Math.min(count, others.length))?.ts;
}

const refreshHome = single(async () => {
  const { user } = state;
  const { view } = await api.home(user);
  if (state.user === user) update({ home: view });
});

export const refreshViews = single(async () => {
  const { user } = state;
  const { stack } = await api.views(user);
  if (state.user === user) update({ stack });
});

export function link(place, user = state.user) {
  if (place.kind === "home") return `#/${user}/home`;
  return `#/${user}/${place.id}${place.thread ? `/${place.thread}` : ""}`;
}

export function go(place, user = state.user) {
  const to = link(place, user);
  if (location.hash === to) arrive();
  else location.hash = to;
}

export function become(user) {
  const { place } = state;
  const shared = place.kind === "channel" && state.channels.some((one) => one.id === place.id);
  if (shared) go({ kind: "channel", id: place.id }, user);
  else if (place.kind === "home") go(place, user);
  else location.hash = `#/${user}`;
}

async function arrive() {
  const { hash } = location;
  const [, user, spot, thread] = hash.split("/");
  if (user && user !== state.user) {
    localStorage.setItem(REMEMBERED, user);
    update({ user, conversation: null, home: null, stack: [] });
    await refreshState();
    if (location.hash !== hash) return;
    refreshViews();
  }
  const place = placeFor(spot, thread);
  if (place.kind === "channel" && spot !== place.id) history.replaceState(null, "", link(place));
  const moved = place.id !== state.place.id || place.kind !== state.place.kind;
  if (moved) update({ conversation: null });
  update({ place });
  if (place.kind === "home") {
    refreshHome();
    await attempt(() => api.openHome(state.user));
  } else await refreshConversation();
}

function placeFor(spot, thread) {
  if (spot === "home") return { kind: "home" };
  if (spot && channel(spot)) return { kind: "channel", id: spot, thread };
  const first = appDm() ?? state.channels[0] ?? state.dms[0];
  return first ? { kind: "channel", id: first.id } : { kind: "home" };
}

function hear(changed) {
  const all = changed.includes("everything");
  const mine = (name) => all || changed.includes(name);
  if (state.place.kind === "channel" && mine(`channel:${state.place.id}`)) refreshConversation();
  if (mine(`home:${state.user}`)) refreshHome();
  if (mine(`views:${state.user}`)) refreshViews();
  if (all || changed.some((name) => name === "clock" || name.startsWith("channel:"))) {
    refreshState();
  }
}

export async function start() {
  const [, user] = location.hash.split("/");
  update({ user: user || localStorage.getItem(REMEMBERED) });
  try {
    update(await api.state(state.user));
  } catch {
    // The remembered person lived in an earlier sandbox.
    update({ user: null });
    await refreshState();
  }
  if (!state.user && state.me) update({ user: state.me.id });
  addEventListener("hashchange", arrive);
  listen(hear, (connected) => update({ connected }));
  refreshViews();
  await arrive();
}
