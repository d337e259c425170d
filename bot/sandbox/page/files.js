/** Files below a message: pictures are shown, everything else can be saved. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const UNITS = ["bytes", "kB", "MB"];

function size(bytes) {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), UNITS.length - 1);
  return `${Number((bytes / 1000 ** step).toPrecision(3))} ${UNITS[step]}`;
}

function picture(file) {
  // On a sharp screen two of its pixels are one of ours.
  const [width, height] = (file.sides ?? []).map((side) => Math.round(side / 2));
  const shown = el("img.picture", { src: file.address, alt: file.alt || file.title, width, height });
  const link = { href: file.address, target: "_blank", rel: "noopener", title: "Open it large" };
  return el("figure.file", {}, el("figcaption", {}, file.title), el("a", link, shown));
}

function saved(file) {
  return el(
    "a.file.saved",
    { href: file.address, download: file.name },
    icon("file"),
    el("span.file-words", {}, el("strong", {}, file.title), el("span.quiet", {}, `${file.name}, ${size(file.size)}`)),
    el("span.link", {}, "Download"),
  );
}

function gone(file) {
  return el("p.file.quiet", {}, `${file.title} had to make room for newer files.`);
}

export function files(all) {
  if (!all?.length) return null;
  const one = (file) => (file.gone ? gone(file) : file.is_picture ? picture(file) : saved(file));
  return el("div.files", {}, all.map(one));
}
