// Places: the tray says the order as it stands, and a card says where a place is given twice.
import { drawBar, hideSubstitute, tell } from "./bar.js";

const tray = document.querySelector("[data-tray]");
const fields = [...document.querySelectorAll(".app-mark select")];
const whole = Number(tray.dataset.whole);

const placed = () =>
  fields.filter((field) => field.value).sort((one, two) => Number(one.value) - Number(two.value));
const rival = (field) =>
  field.value && fields.find((other) => other !== field && other.value === field.value);

function markCards() {
  for (const field of fields) {
    const other = rival(field);
    field.closest(".app-card").classList.toggle("app-card--chosen", Boolean(field.value));
    document.getElementById(`note-${field.dataset.number}`).textContent = other
      ? tray.dataset.taken.replace("{title}", other.dataset.title)
      : "";
  }
}

function show(changed = null) {
  const some = placed();
  const twice = fields.some(rival);
  const main = (twice ? tray.dataset.over : tray.dataset.main)
    .replace("{count}", some.length)
    .replace("{whole}", whole);
  const named = whole > Number(tray.dataset.named) ? [] : some;
  const side = named
    .map((field) => `${field.selectedOptions[0].textContent}: ${field.dataset.title}`)
    .join(", ");
  drawBar(tray, some.map(() => 1), whole, `${main}. ${side}`);
  markCards();
  const other = changed && rival(changed);
  tell(tray, main, side, twice, other ? tray.dataset.taken.replace("{title}", other.dataset.title) : "");
}

for (const field of fields) field.addEventListener("change", () => show(field));
hideSubstitute(tray);
// The way back brings places back without an event.
window.addEventListener("pageshow", () => {
  if (placed().length) show();
});
