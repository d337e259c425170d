/** Faces made of initials, and the small card behind a name. */

import { timeIn } from "./dates.js";
import { el } from "./dom.js";
import { openPopup } from "./popup.js";
import { appDm, colleagues, nameOf, person, state } from "./state.js";
import { become, go } from "./workspace.js";

const COLOURS = 10;

function colourOf(id) {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  return sum % COLOURS;
}

export function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return chosen.map((word) => [...word][0].toUpperCase()).join("");
}

export function avatar(id, name, { size = "" } = {}) {
  const kind = id === state.app.bot_user ? "app" : `colour-${colourOf(id ?? name)}`;
  const face = el(`span.avatar.${kind}`, { "aria-hidden": "true" }, initials(name));
  if (size) face.classList.add(size);
  return face;
}

/** "Europe/Berlin" as "Berlin". */
export const cityOf = (tz) => (tz ?? "").split("/").at(-1).replaceAll("_", " ");

export function profile(anchorNode, id) {
  const who = person(id);
  const dm = id === state.app.bot_user ? appDm() : colleagues().find((one) => one.user === id);
  const close = () => popup.close();
  const button = (words, act) =>
    el("button.button", { type: "button", onclick: () => (close(), act()) }, words);
  const card = el(
    "div.profile",
    { role: "dialog", "aria-label": nameOf(id) },
    avatar(id, nameOf(id), { size: "huge" }),
    el("strong", {}, nameOf(id)),
    who?.title && el("span", {}, who.title),
    who && el("span.quiet", {}, `${cityOf(who.tz)}, ${timeIn(who.tz)} local time`),
    !who && id === state.app.bot_user && el("span.quiet", {}, "App"),
    el(
      "div.row",
      {},
      dm && button("Message", () => go({ kind: "channel", id: dm.id })),
      who && id !== state.user && button(`Be ${who.real_name.split(" ")[0]}`, () => become(id)),
    ),
  );
  const popup = openPopup(anchorNode, card);
  card.querySelector("button")?.focus();
}
