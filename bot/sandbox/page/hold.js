/** Nothing is drawn anew under a hand: while a list hangs open, or a button is held down. */

let lists = 0;
let pressed = false;
let waiting = null;

/** Acts at once, or when the hands are off; of several, the last. */
export function whenFree(act) {
  if (lists || pressed) waiting = act;
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
    if (!waiting || lists || pressed) return;
    const act = waiting;
    waiting = null;
    act();
  });
}

function down() {
  pressed = true;
}

function up() {
  pressed = false;
  settle();
}

document.addEventListener("pointerdown", down, true);
document.addEventListener("pointerup", up, true);
document.addEventListener("pointercancel", up, true);
