/** Nothing is drawn anew under a hand: while a list hangs open, or a button is held down. */

let lists = 0;
let pressed = false;
/** What is to be drawn, and whether lists that hang open hold it up as well. */
const waiting = new Map();

/** Acts at once, or once when the hands are off. */
export function whenFree(act) {
  if (lists || pressed) waiting.set(act, true);
  else act();
}

/** The same for what no list hangs on: new messages do not wait for it to be closed. */
export function whenLifted(act) {
  if (pressed) waiting.set(act, false);
  else act();
}

export function hold() {
  lists += 1;
}

export function release() {
  lists -= 1;
  settle();
}

/** In a task of its own: a press ends with a click, and a list that closes tells what was chosen. */
function settle() {
  setTimeout(() => {
    if (pressed) return;
    for (const [act, mindsLists] of waiting) {
      if (mindsLists && lists) continue;
      waiting.delete(act);
      act();
    }
  });
}

/** Another button's menu may swallow that it is let go. */
function down({ button }) {
  pressed = button === 0;
}

function up() {
  pressed = false;
  settle();
}

document.addEventListener("pointerdown", down, true);
document.addEventListener("pointerup", up, true);
document.addEventListener("pointercancel", up, true);
addEventListener("blur", up);
