/** "Are you sure?": Block Kit's confirm object as a modal dialog. */

import { el } from "./dom.js";
import { plain, textNode } from "./text.js";

/** Resolves to true when the person confirms. */
export function confirm({ title, text, confirm: yes, deny, style }) {
  return new Promise((resolve) => {
    const back = document.activeElement;
    const answer = (value) => {
      dialog.remove();
      back?.focus?.();
      resolve(value);
    };
    const tone = style === "danger" ? "danger" : "primary";
    const dialog = el(
      "dialog.confirm",
      { "aria-label": plain(title) || "Are you sure?", oncancel: () => answer(false) },
      el("h2", {}, plain(title)),
      textNode(text),
      el(
        "div.dialog-foot",
        {},
        el("button.button", { type: "button", onclick: () => answer(false) }, plain(deny) || "Cancel"),
        el(
          `button.button.${tone}`,
          { type: "button", autofocus: true, onclick: () => answer(true) },
          plain(yes) || "Yes",
        ),
      ),
    );
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    (back?.closest("dialog") ?? document.body).append(dialog);
    dialog.showModal();
  });
}
