/** The bar at the top: menu on phones, clock, light or dark, and who you are. */

import { clock } from "./clock.js";
import { el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { avatar, cityOf } from "./people.js";
import { openMenu } from "./popup.js";
import { state, watch } from "./state.js";
import { become } from "./workspace.js";

const REMEMBERED = "sandbox.theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : prefersDark.matches;
}

function themeButton() {
  const chosen = localStorage.getItem(REMEMBERED);
  if (chosen) document.documentElement.dataset.theme = chosen;
  const node = el("button.plain.theme", { type: "button", onclick: turn });
  function turn() {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(REMEMBERED, theme);
    draw();
  }
  function draw() {
    const words = isDark() ? "Switch to light" : "Switch to dark";
    fill(node, icon(isDark() ? "sun" : "moon"));
    node.setAttribute("aria-label", words);
    node.title = words;
  }
  prefersDark.addEventListener("change", draw);
  draw();
  return node;
}

function whoButton() {
  const node = el("button.who", { type: "button", "aria-haspopup": "menu", "aria-expanded": "false" });
  node.addEventListener("click", () => {
    const entry = (one) => ({
      label: one.real_name,
      note: [one.title, cityOf(one.tz), one.is_admin && "admin"].filter(Boolean).join(" · "),
      face: avatar(one.id, one.real_name, { size: "small" }),
      checked: one.id === state.user,
      act: () => become(one.id),
    });
    openMenu(node, state.people.map(entry), { label: "Switch who you are" });
  });
  watch(["me"], () => {
    const { me } = state;
    if (!me) return;
    const words = `You are ${me.real_name}, ${cityOf(me.tz)}`;
    node.setAttribute("aria-label", `${words}. Switch who you are`);
    fill(node, avatar(me.id, me.real_name, { size: "small" }), el("span", {}, words), icon("down"));
  });
  return node;
}

export function topbar() {
  const open = () => {
    const on = document.body.classList.toggle("side-open");
    menu.setAttribute("aria-expanded", String(on));
    if (on) document.querySelector(".side-row.here, .side-row")?.focus();
  };
  const props = { type: "button", "aria-label": "Conversations", "aria-controls": "sidebar", onclick: open };
  const menu = el("button.plain.side-toggle", props, icon("menu"));
  return el("header.topbar", {}, menu, clock(), themeButton(), whoButton());
}
