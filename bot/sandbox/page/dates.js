/** Moments in words, as seen from the person's zone and the sandbox's own clock. */

import { state } from "./state.js";

export const zone = () => state.me?.tz ?? state.clock.zone ?? "UTC";
export const now = () => (state.clock.now ? new Date(state.clock.now) : new Date());

function inZone(moment, options) {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone(), ...options }).format(moment);
}

const LONG = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const MIDDLE = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };

/** The day as "2026-03-03" in the person's zone. */
export function isoDay(moment) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone() }).formatToParts(moment);
  const part = (type) => parts.find((one) => one.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

export const timeIn = (tz) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: tz, hour: "2-digit", minute: "2-digit" }).format(now());

// Whether a comma follows the weekday differs between browsers.
const longDay = (moment) => inZone(moment, LONG).replace(",", "");

export function longClock(clock) {
  if (!clock.now) return clock.local;
  const moment = new Date(clock.now);
  return `${longDay(moment)}, ${inZone(moment, { hour: "2-digit", minute: "2-digit" })}`;
}

/** "2026-03-03" as "3 March 2026". */
export function sayDay(iso) {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", options).format(new Date(`${iso}T00:00:00Z`));
}

const DAY_MS = 86_400_000;

function pretty(moment, otherwise) {
  const named = [
    [0, "Today"],
    [-1, "Yesterday"],
    [1, "Tomorrow"],
  ];
  const day = isoDay(moment);
  const match = named.find(([off]) => isoDay(new Date(now().getTime() + off * DAY_MS)) === day);
  return match ? match[1] : otherwise;
}

function ago(moment) {
  const seconds = Math.round((moment.getTime() - now().getTime()) / 1000);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const steps = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  return step ? words.format(Math.trunc(seconds / step[1]), step[0]) : "just now";
}

const TOKENS = {
  date_num: isoDay,
  date: (at) => inZone(at, MIDDLE),
  date_short: (at) => inZone(at, SHORT),
  date_long: longDay,
  date_pretty: (at) => pretty(at, inZone(at, MIDDLE)),
  date_short_pretty: (at) => pretty(at, inZone(at, SHORT)),
  date_long_pretty: (at) => pretty(at, longDay(at)),
  day_divider_pretty: (at) => pretty(at, longDay(at)),
  time: (at) => inZone(at, { hour: "2-digit", minute: "2-digit" }),
  time_secs: (at) => inZone(at, { timeStyle: "medium" }),
  ago,
};

/** Fills "{date_short} at {time}" for a moment in seconds; undefined when it cannot be read. */
export function fillDate(seconds, format) {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return undefined;
  return format.replace(/\{(\w+)\}/g, (all, name) => TOKENS[name]?.(moment) ?? all);
}

/** The moment at which a clock on the wall in the person's zone shows this day and time. */
export function momentOf(iso, time) {
  const wanted = Date.parse(`${iso}T${time}:00Z`);
  let guess = wanted;
  for (let turn = 0; turn < 2; turn += 1) {
    const at = new Date(guess);
    const shown = Date.parse(`${isoDay(at)}T${TOKENS.time(at)}:00Z`);
    guess += wanted - shown;
  }
  return Math.round(guess / 1000);
}

export const timeOf = (seconds) => TOKENS.time(new Date(seconds * 1000));
