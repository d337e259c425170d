/** Date and time pickers. Days are ISO texts; "today" is the sandbox's own day. */

import { combobox } from "./combobox.js";
import { isoDay, momentOf, now, sayDay, timeOf } from "./dates.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";
import { plain } from "./text.js";

const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const DAY_MS = 86_400_000;
const asDate = (iso) => new Date(`${iso}T00:00:00Z`);
const asIso = (date) => date.toISOString().slice(0, 10);
const plusDays = (iso, days) => asIso(new Date(asDate(iso).getTime() + days * DAY_MS));

function plusMonths(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return asIso(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))));
}

/** The six weeks, Monday first, around the month of `iso`. */
function weeks(iso) {
  const first = `${iso.slice(0, 8)}01`;
  const start = plusDays(first, -((asDate(first).getUTCDay() + 6) % 7));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_none, day) => plusDays(start, week * 7 + day)),
  );
}

const STEPS = {
  ArrowLeft: (day) => plusDays(day, -1),
  ArrowRight: (day) => plusDays(day, 1),
  ArrowUp: (day) => plusDays(day, -7),
  ArrowDown: (day) => plusDays(day, 7),
  PageUp: (day, shift) => plusMonths(day, shift ? -12 : -1),
  PageDown: (day, shift) => plusMonths(day, shift ? 12 : 1),
  Home: (day) => plusDays(day, -((asDate(day).getUTCDay() + 6) % 7)),
  End: (day) => plusDays(day, 6 - ((asDate(day).getUTCDay() + 6) % 7)),
};

function openCalendar(anchor, chosen, choose) {
  const today = isoDay(now());
  let shown = chosen ?? today;
  const panel = el("div.calendar", { role: "dialog", "aria-label": "Choose a day" });
  const take = (day) => {
    popup.close();
    choose(day);
  };
  const turn = (months) => {
    shown = plusMonths(shown, months);
    draw();
  };
  const arrow = (name, label, months) =>
    el("button.plain", { type: "button", "aria-label": label, onclick: () => turn(months) }, icon(name));
  const cell = (day) => {
    const marks = [day === chosen && "chosen", day === today && "today"].filter(Boolean);
    const outside = day.slice(0, 7) !== shown.slice(0, 7) && "outside";
    const kind = [...marks, outside].filter(Boolean).map((name) => `.${name}`).join("");
    const props = {
      type: "button",
      tabindex: day === shown ? "0" : "-1",
      "data-day": day,
      "aria-label": sayDay(day),
      "aria-pressed": String(day === chosen),
      onclick: () => take(day),
    };
    return el("td", {}, el(`button.day${kind}`, props, String(Number(day.slice(8)))));
  };
  function draw({ focus = false } = {}) {
    const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
    panel.replaceChildren(
      el(
        "div.calendar-head",
        {},
        arrow("left", "Month before", -1),
        el("strong", { "aria-live": "polite" }, month.format(asDate(shown))),
        arrow("right", "Month after", 1),
      ),
      el(
        "table",
        {},
        el("thead", {}, el("tr", {}, WEEKDAYS.map((name) => el("th", {}, name)))),
        el("tbody", {}, weeks(shown).map((week) => el("tr", {}, week.map(cell)))),
      ),
    );
    if (focus) panel.querySelector(`[data-day="${shown}"]`).focus();
  }
  panel.addEventListener("keydown", (event) => {
    if (!STEPS[event.key] || !event.target.dataset.day) return;
    event.preventDefault();
    shown = STEPS[event.key](event.target.dataset.day, event.shiftKey);
    draw({ focus: true });
  });
  const popup = openPopup(anchor, panel);
  draw({ focus: true });
}

/** The button that opens the calendar, for any holder of an ISO day. */
function dayButton({ id, describedby, keep, placeholder, optional, current, choose }) {
  const take = async (day) => {
    await choose(day);
    show();
  };
  const words = el("span", {});
  const node = el(
    "button.select.day-select",
    {
      id,
      type: "button",
      "aria-haspopup": "dialog",
      "aria-describedby": describedby,
      "data-keep": keep,
      onclick: () => openCalendar(node, current(), take),
    },
    icon("calendar"),
    words,
    icon("down"),
  );
  const clear = el(
    "button.plain.clear",
    { type: "button", "aria-label": "Clear the day", onclick: () => take(null) },
    icon("close"),
  );
  function show() {
    const day = current();
    words.textContent = day ? sayDay(day) : placeholder;
    words.classList.toggle("quiet", !day);
    clear.hidden = !(day && optional);
  }
  show();
  return el("div.day-box", {}, node, clear);
}

export function datepicker({ block, element, surface, id, describedby }) {
  return dayButton({
    id,
    describedby,
    keep: `${block.block_id}/${element.action_id}`,
    placeholder: plain(element.placeholder) || "Select a date",
    optional: block.optional,
    current: () => surface.value(block, element),
    choose: (day) => surface.choose(block, element, day),
  });
}

const QUARTERS = Array.from({ length: 96 }, (_, at) => {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`;
});

function times(typed) {
  const entry = (time) => ({ key: time, label: time, chosen: time });
  const digits = typed.trim().replace(/^(\d):/, "0$1:");
  const exact = /^([01]\d|2[0-3]):[0-5]\d$/.test(digits) ? [digits] : [];
  const near = QUARTERS.filter((time) => time.startsWith(digits) && time !== digits);
  return [...exact, ...near].map(entry);
}

function timeBox({ current, choose, ...rest }) {
  const entry = () => (current() ? { key: current(), label: current() } : null);
  const take = async ({ chosen }) => {
    box.show(chosen);
    if (!(await choose(chosen))) box.show(current() ?? "");
  };
  const box = combobox({ ...rest, find: times, current: entry, choose: take });
  box.node.classList.add("time-select");
  box.node.prepend(icon("clock"));
  box.node.append(icon("down"));
  box.show(current() ?? "");
  return box.node;
}

export function timepicker({ block, element, surface, id, describedby, required }) {
  return timeBox({
    id,
    describedby,
    required,
    keep: `${block.block_id}/${element.action_id}`,
    label: id ? undefined : "Time",
    placeholder: plain(element.placeholder) || "Select a time",
    current: () => surface.value(block, element),
    choose: (time) => surface.choose(block, element, time),
  });
}

export function datetimepicker({ block, element, surface, id, describedby, required }) {
  const value = surface.value(block, element);
  let day = value ? isoDay(new Date(value * 1000)) : null;
  let time = value ? timeOf(value) : null;
  const save = () =>
    day && time ? surface.choose(block, element, momentOf(day, time)) : Promise.resolve(true);
  const keep = `${block.block_id}/${element.action_id}`;
  const dayPart = dayButton({
    id,
    describedby,
    keep,
    placeholder: "Select a date",
    current: () => day,
    choose: (chosen) => ((day = chosen), save()),
  });
  const timePart = timeBox({
    required,
    keep: `${keep}/time`,
    label: "Time",
    placeholder: "Select a time",
    current: () => time,
    choose: (chosen) => ((time = chosen), save()),
  });
  return el("div.row", {}, dayPart, timePart);
}
