/** One message, modal or Home tab: what has been entered in it, and how it tells the bot. */

import { api } from "./api.js";
import { confirm } from "./dialog.js";
import { state } from "./state.js";
import { attempt } from "./toast.js";

const CHOICE = {
  static_select: "option",
  external_select: "option",
  radio_buttons: "option",
  users_select: "user",
  conversations_select: "conversation",
  channels_select: "channel",
  datepicker: "date",
  timepicker: "time",
  datetimepicker: "date_time",
};
const CHOICES = {
  multi_static_select: "options",
  multi_external_select: "options",
  checkboxes: "options",
  multi_users_select: "users",
  multi_conversations_select: "conversations",
  multi_channels_select: "channels",
};
const STATELESS = ["button", "overflow", "image"];

/** The name under which Slack sends what was chosen, for example "selected_option". */
export function field(type) {
  const name = CHOICE[type] ?? CHOICES[type];
  return name ? `selected_${name}` : "value";
}

function initial(element) {
  const { type } = element;
  const name = field(type).replace("selected_", "initial_");
  const given = type in CHOICE || type in CHOICES ? element[name] : element.initial_value;
  return { type, [field(type)]: given ?? (type in CHOICES ? [] : null) };
}

export class Surface {
  /** `where` is `{channel, ts}` or `{view_id}`; `onKeep(block)` hears of every new value. */
  constructor(where, { onKeep } = {}) {
    this.where = where;
    this.onKeep = onKeep;
    this.values = {};
  }

  /** Begins a new drawing: only what is drawn again keeps its value, as in Slack. */
  redraw(stateValues = {}) {
    this.before = { ...stateValues, ...this.values };
    this.values = {};
  }

  register(block, element) {
    if (STATELESS.includes(element.type)) return;
    const kept = this.before?.[block.block_id]?.[element.action_id];
    const same = kept?.type === element.type;
    this.keep(block, element, same ? kept : initial(element));
  }

  keep(block, element, value) {
    const group = (this.values[block.block_id] ??= {});
    group[element.action_id] = { type: element.type, ...value };
    this.onKeep?.(block);
  }

  value(block, element) {
    return this.values[block.block_id]?.[element.action_id]?.[field(element.type)];
  }

  /** A new choice; in an input block the bot hears of it only if it asked to. */
  async choose(block, element, chosen, { tell = true } = {}) {
    const before = this.values[block.block_id]?.[element.action_id];
    this.keep(block, element, { [field(element.type)]: chosen });
    const silent = block.type === "input" && !block.dispatch_action;
    if (silent || !tell) return true;
    const told = await this.press(block, element, { [field(element.type)]: chosen });
    if (!told && element.confirm) this.keep(block, element, before);
    return told;
  }

  async press(block, element, chosen) {
    if (element.confirm && !(await confirm(element.confirm))) return false;
    const action = {
      type: element.type,
      block_id: block.block_id,
      action_id: element.action_id,
      ...chosen,
    };
    const values = this.values;
    const body = { user: state.user, ...this.where, action, state: values };
    return Boolean(await attempt(() => api.press(body)));
  }

  options(block, element, value) {
    const { block_id } = block;
    const { action_id } = element;
    return api.options({ user: state.user, ...this.where, block_id, action_id, value });
  }
}
