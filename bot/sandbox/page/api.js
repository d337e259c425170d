/** The sandbox's own small HTTP interface, and the socket that tells what changed. */

/** The server said no; its message is a sentence for the person in front of the page. */
export class Refusal extends Error {}

const UNREACHABLE = "The sandbox does not answer. Is it still running in your terminal?";

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refusal(UNREACHABLE);
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(body.error ?? `The sandbox answered ${answer.status}.`);
  return body;
}

const get = (what, query) => {
  const given = Object.entries(query).filter(([, value]) => value);
  return ask(`/sandbox/${what}?${new URLSearchParams(given)}`);
};

const post = (what, body) =>
  ask(`/sandbox/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

export const api = {
  state: (user) => get("state", { user }),
  conversation: (user, channel) => get("conversation", { user, channel }),
  home: (user) => get("home", { user }),
  openHome: (user) => post("home", { user }),
  views: (user) => get("views", { user }),
  say: (words) => post("say", words),
  press: (press) => post("press", press),
  options: (question) => post("options", question),
  submit: (form) => post("submit", form),
  close: (user, view_id) => post("close", { user, view_id }),
  shortcut: (shortcut) => post("shortcut", shortcut),
  clock: (user, to) => post("clock", { user, to }),
};

const RETRY_MS = 1500;

/** Calls `onChange` with names such as "channel:C1", and with "everything" at each new connection. */
export function listen(onChange, onConnection) {
  const connect = () => {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(`${scheme}//${location.host}/sandbox/live`);
    socket.onopen = () => {
      onConnection(true);
      // What changed before the socket was open has been told to nobody.
      onChange(["everything"]);
    };
    socket.onmessage = (event) => onChange(JSON.parse(event.data).changed ?? []);
    socket.onclose = () => {
      onConnection(false);
      setTimeout(connect, RETRY_MS);
    };
  };
  connect();
}
