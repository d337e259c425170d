/** Modals: the view on top of the stack as a dialog with its form. */

import { api } from "./api.js";
import { blocks } from "./blocks.js";
import { el, fill } from "./dom.js";
import { whenFree } from "./hold.js";
import { icon } from "./icons.js";
import { focusKey, restoreFocus } from "./messages.js";
import { avatar } from "./people.js";
import { closePopup } from "./popup.js";
import { state, watch } from "./state.js";
import { Surface, field } from "./surface.js";
import { plain } from "./text.js";
import { wrong } from "./textinput.js";
import { attempt } from "./toast.js";
import { refreshViews } from "./workspace.js";

export function modals() {
  const dialog = el("dialog.modal", { "aria-labelledby": "modal-title" });
  const surfaces = new Map();
  let shown = null;
  let drawn = "";
  let opener = null;
  let working = false;

  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    back();
  });
  // The browser closes a dialog at the second Escape whatever `cancel` said.
  dialog.addEventListener("close", () => state.stack.length && dialog.showModal());

  function surfaceOf(view) {
    if (!surfaces.has(view.id)) surfaces.set(view.id, new Surface({ view_id: view.id }, { onKeep: forgive }));
    const surface = surfaces.get(view.id);
    surface.redraw(view.state?.values);
    return surface;
  }

  function draw() {
    const view = state.stack.at(-1);
    for (const id of surfaces.keys()) {
      if (!state.stack.some((one) => one.id === id)) surfaces.delete(id);
    }
    if (!view) return leave();
    const print = JSON.stringify([view.id, view.hash, view.blocks, view.title, state.stack.length]);
    if (print === drawn) return undefined;
    const same = shown === view.id;
    const held = same ? focusKey(dialog) : null;
    const scrolled = same ? dialog.querySelector(".modal-body")?.scrollTop : 0;
    drawn = print;
    shown = view.id;
    working = false;
    if (!same) closePopup();
    dialog.classList.toggle("stacked", state.stack.length > 1);
    fill(dialog, form(view));
    dialog.dataset.hash = view.hash;
    if (!dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    dialog.querySelector(".modal-body").scrollTop = scrolled ?? 0;
    if (same) restoreFocus(dialog, held);
    else first(view)?.focus();
    return undefined;
  }

  function leave() {
    if (!dialog.open) return;
    shown = null;
    drawn = "";
    closePopup();
    dialog.close();
    fill(dialog);
    // A dialog that closes gives the focus back without the caret; so it is given once more.
    document.activeElement?.blur();
    if (opener?.isConnected) opener.focus();
    else document.querySelector("main textarea")?.focus();
  }

  const first = () =>
    dialog.querySelector(".modal-body [autofocus]") ??
    dialog.querySelector(".modal-body :is(input, textarea, button):not([disabled])") ??
    dialog.querySelector(".modal-foot .primary, .modal-foot button");

  function form(view) {
    const surface = surfaceOf(view);
    const deep = state.stack.length > 1;
    const submit = plain(view.submit) || (view.blocks.some((one) => one.type === "input") && "Submit");
    return el(
      "form.modal-form",
      { novalidate: true, onsubmit: (event) => (event.preventDefault(), send(view, surface)) },
      el(
        "header.modal-head",
        {},
        deep
          ? el("button.plain", { type: "button", "aria-label": "Back", onclick: back }, icon("left"))
          : avatar(state.app.bot_user, state.app.name, { size: "small" }),
        el("h2", { id: "modal-title" }, plain(view.title)),
        el("button.plain.far", { type: "button", "aria-label": "Close", onclick: closeAll }, icon("close")),
      ),
      el(
        "div.modal-body",
        {},
        el("div.banner", { role: "alert", hidden: true }),
        blocks(view.blocks, surface),
      ),
      el(
        "footer.modal-foot",
        {},
        el("button.button", { type: "button", onclick: back }, plain(view.close) || "Close"),
        submit && el("button.button.primary", { type: "submit" }, submit),
      ),
    );
  }

  async function send(view, surface) {
    if (working) return;
    banner("");
    const errors = missing(view, surface);
    if (Object.keys(errors).length) return showErrors(errors);
    busy(true);
    try {
      const { user } = state;
      const answer = await api.submit({ user, view_id: view.id, values: surface.values });
      showErrors(answer.errors ?? {});
      banner(answer.warning ?? "");
      // Who has read what is wrong may mend it and send it again at once.
      if (answer.errors || answer.warning) refreshViews();
      else await refreshViews();
    } catch (error) {
      banner(error.message);
    } finally {
      busy(false);
    }
    return undefined;
  }

  function busy(on) {
    working = on;
    const button = dialog.querySelector("[type=submit]");
    if (on) button?.setAttribute("aria-busy", "true");
    else button?.removeAttribute("aria-busy");
    dialog.querySelector(".modal-body")?.toggleAttribute("inert", on);
  }

  function banner(words) {
    const node = dialog.querySelector(".banner");
    if (!node) return;
    node.hidden = !words;
    fill(node, words && icon("warn"), words);
  }

  function showError(node, words) {
    const control = node.querySelector("input, textarea, button.select");
    node.classList.toggle("wrong", Boolean(words));
    fill(node.querySelector(".field-error"), words && icon("warn"), words);
    if (words) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
    return words ? control : null;
  }

  /** Somebody has changed the field: what was said about it holds no longer. */
  function forgive(block) {
    const node = dialog.querySelector(`.wrong[data-block="${CSS.escape(block.block_id)}"]`);
    if (node) showError(node, null);
  }

  function showErrors(errors) {
    let target = null;
    for (const node of dialog.querySelectorAll("[data-block]")) {
      const control = showError(node, errors[node.dataset.block]);
      target ??= control;
    }
    dialog.querySelector(".modal-body")?.removeAttribute("inert");
    target?.focus();
    target?.closest("[data-block]").scrollIntoView({ block: "nearest" });
  }

  async function back() {
    const view = state.stack.at(-1);
    if (!view || working) return;
    closePopup();
    await attempt(() => api.close(state.user, view.id));
    refreshViews();
  }

  async function closeAll() {
    // Closing the first takes all above it along.
    await attempt(() => api.close(state.user, state.stack[0].id));
    refreshViews();
  }

  watch(["stack"], () => (state.stack.at(-1)?.id === shown ? whenFree(draw) : draw()));
  return dialog;
}

const COMPLETE = "Please complete this required field.";

/** What the page itself can see to be missing or wrong, by block. */
function missing(view, surface) {
  const errors = {};
  for (const block of view.blocks.filter((one) => one.type === "input")) {
    const { element } = block;
    const value = surface.values[block.block_id]?.[element.action_id]?.[field(element.type)];
    const empty = value === null || value === undefined || value.length === 0;
    if (empty && !block.optional) errors[block.block_id] = COMPLETE;
    const words = !empty && /input$/.test(element.type) && wrong(element, value);
    if (words) errors[block.block_id] = words;
  }
  return errors;
}
