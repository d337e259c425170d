/** The shortcodes that people and bots usually write. */

const NAMES = `
smile 😄|smiley 😃|grin 😁|slightly_smiling_face 🙂|blush 😊|wink 😉|joy 😂|sweat_smile 😅
heart_eyes 😍|thinking_face 🤔|neutral_face 😐|expressionless 😑|confused 😕|worried 😟
slightly_frowning_face 🙁|disappointed 😞|cry 😢|sob 😭|angry 😠|rage 😡|tired_face 😫|sleeping 😴
relieved 😌|sunglasses 😎|partying_face 🥳|open_mouth 😮|astonished 😲|upside_down_face 🙃
thumbsup 👍|+1 👍|thumbsdown 👎|-1 👎|clap 👏|wave 👋|pray 🙏|raised_hands 🙌|handshake 🤝
muscle 💪|point_right 👉|point_left 👈|point_up ☝️|point_down 👇|ok_hand 👌|eyes 👀|ear 👂
heart ❤️|broken_heart 💔|yellow_heart 💛|green_heart 💚|blue_heart 💙|tada 🎉|gift 🎁|birthday 🎂
cake 🍰|coffee ☕|tea 🍵|beer 🍺|wine_glass 🍷|champagne 🍾|fork_and_knife 🍴|bouquet 💐|rose 🌹
seedling 🌱|herb 🌿|sunny ☀️|cloud ☁️|snowflake ❄️|fire 🔥|sparkles ✨|star ⭐|star2 🌟|zap ⚡|rainbow 🌈
white_check_mark ✅|heavy_check_mark ✔️|x ❌|warning ⚠️|no_entry ⛔|question ❓|exclamation ❗|bulb 💡
bell 🔔|no_bell 🔕|alarm_clock ⏰|hourglass ⌛|stopwatch ⏱️|calendar 📆|date 📅|spiral_calendar_pad 🗓️
memo 📝|pencil ✏️|pencil2 ✏️|paperclip 📎|link 🔗|mag 🔍|bar_chart 📊|chart_with_upwards_trend 📈
chart_with_downwards_trend 📉|clipboard 📋|file_folder 📁|page_facing_up 📄|books 📚|newspaper 📰
email 📧|envelope ✉️|incoming_envelope 📨|telephone_receiver 📞|phone ☎️|iphone 📱|computer 💻
speech_balloon 💬|mega 📣|loudspeaker 📢|lock 🔒|key 🔑|gear ⚙️|wrench 🔧|hammer_and_wrench 🛠️
rocket 🚀|trophy 🏆|medal 🏅|dart 🎯|moneybag 💰|house 🏠|office 🏢|airplane ✈️|car 🚗|train 🚆
globe_with_meridians 🌐|pushpin 📌|round_pushpin 📍|triangular_flag_on_post 🚩|robot_face 🤖|ghost 👻
crystal_ball 🔮|shield 🛡️|recycle ♻️|arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️
large_green_circle 🟢|large_yellow_circle 🟡|large_orange_circle 🟠|red_circle 🔴|large_blue_circle 🔵
white_circle ⚪|black_circle ⚫|zzz 💤|100 💯|new 🆕|ok 🆗|heavy_plus_sign ➕|dog 🐶|cat 🐱
`;

export const EMOJI = new Map(
  NAMES.trim()
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(" ")),
);

/** ":coffee:" and ":wave::skin-tone-3:" become characters, an unknown shortcode stays as written. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):(?::skin-tone-[2-6]:)?/g, (all, name) => {
    return EMOJI.get(name) ?? all;
  });
}

/** One name for each picture, for choosing from. */
export const PICTURES = [...new Map([...EMOJI].map(([name, shown]) => [shown, name]))];

export function findEmoji(start, most = 8) {
  const names = [...EMOJI.keys()];
  const first = names.filter((name) => name.startsWith(start));
  const later = names.filter((name) => !name.startsWith(start) && name.includes(start));
  return [...first, ...later].slice(0, most);
}
