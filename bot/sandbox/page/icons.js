/** Small line drawings of our own, 20 by 20. */

const SHAPES = {
  hash: "M8 3 6.5 17M13.5 3 12 17M3.5 7.5h14M2.5 12.5h14",
  thread: "M17 9.5c0 3.3-3.1 6-7 6-.9 0-1.8-.1-2.6-.4L3.5 16.5l1.1-3C3.6 12.4 3 11 3 9.5c0-3.3 3.1-6 7-6s7 2.7 7 6zM7 8.5h6M7 11h4",
  more: "M10 4.5v.01M10 10v.01M10 15.5v.01",
  bolt: "M11.5 2.5 4 11.5h5l-.8 6 7.5-9h-5z",
  send: "M3.5 3.5 17 10 3.5 16.5 5.5 10zM5.5 10H11",
  at: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zm0-3v4.2c0 2.3 4 2 4-1.2a7 7 0 1 0-3 5.7",
  smile: "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM7 11.5c.6 1.3 1.7 2 3 2s2.4-.7 3-2M7.5 7.5v.01M12.5 7.5v.01",
  bold: "M6 4h4.5a3 3 0 0 1 0 6H6zM6 10h5.5a3 3 0 0 1 0 6H6z",
  italic: "M8.5 4h6M5.5 16h6M11.5 4l-3 12",
  strike: "M3.5 10h13M13.5 6.5C13 4.8 11.7 4 10 4 8 4 6.5 5 6.5 6.8c0 1 .5 1.7 1.3 2.2M6.5 13.5C7 15.2 8.3 16 10 16c2 0 3.5-1 3.5-2.8 0-.5-.1-1-.3-1.3",
  code: "m7 6-4 4 4 4M13 6l4 4-4 4",
  quote: "M4 4v12M8 6h8M8 10h8M8 14h5",
  list: "M4 5.5v.01M4 10v.01M4 14.5v.01M8 5.5h8M8 10h8M8 14.5h8",
  down: "m5 8 5 5 5-5",
  left: "m12 5-5 5 5 5",
  right: "m8 5 5 5-5 5",
  close: "m5 5 10 10M15 5 5 15",
  sun: "M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1",
  moon: "M16.5 11.5A6.8 6.8 0 0 1 8.5 3.5a6.8 6.8 0 1 0 8 8z",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  search: "M14 8.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0zM12.5 12.5 17 17",
  calendar: "M3.5 5.5h13v11h-13zM3.5 8.5h13M7 3.5v3M13 3.5v3",
  clock: "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM10 6v4l2.5 2",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM12 10a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
  check: "m4.5 10.5 3.5 3.5 7.5-8",
  warn: "M10 3 2.5 16.5h15zM10 8v4M10 14.2v.01",
  file: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M8 10h5M8 13h5",
  picture: "M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2.5 4 4M12.5 7.5v.01",
};

const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}
