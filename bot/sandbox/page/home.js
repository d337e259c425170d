/** The app's Home tab. */

import { blocks } from "./blocks.js";
import { el, fill } from "./dom.js";
import { whenLifted } from "./hold.js";
import { focusKey, restoreFocus } from "./messages.js";
import { state, watch } from "./state.js";
import { Surface } from "./surface.js";

export function home() {
  const sheet = el("div.home-sheet");
  const node = el("div.home", { role: "tabpanel", "aria-label": "Home", tabindex: "-1" }, sheet);
  let surface = null;
  let drawn = "";

  function draw() {
    const view = state.home;
    const print = JSON.stringify([state.user, view, state.people.length]);
    if (print === drawn) return;
    drawn = print;
    if (!view) {
      const words = `${state.app.name} has not put anything here yet.`;
      fill(sheet, el("div.empty", {}, el("p", {}, words)));
      return;
    }
    if (surface?.where.view_id !== view.id) surface = new Surface({ view_id: view.id });
    surface.redraw(view.state?.values);
    const held = focusKey(sheet);
    fill(sheet, blocks(view.blocks, surface));
    restoreFocus(sheet, held);
  }

  watch(["home", "people"], () => whenLifted(draw));
  return node;
}
