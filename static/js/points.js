// Points: buttons for one more and one fewer beside each field, and the tray in step with what is given.
import { drawBar, hideSubstitute, tell } from "./bar.js";

const tray = document.querySelector("[data-tray]");
const fields = [...document.querySelectorAll(".app-mark input")];
const total = Number(tray.dataset.whole);
const most = Number(tray.dataset.most);

const points = (field) => (/^[0-9]{1,5}$/.test(field.value.trim()) ? Number(field.value) : 0);
const given = () => fields.map(points).filter((number) => number > 0);
const spent = () => given().reduce((sum, number) => sum + number, 0);

const filled = (pattern) =>
  pattern
    .replace("{left}", total - spent())
    .replace("{over}", spent() - total)
    .replace("{count}", given().length)
    .replace("{whole}", total)
    .replace("{most}", most);

function markCards() {
  for (const field of fields) {
    const some = points(field);
    field.closest(".app-card").classList.toggle("app-card--chosen", some > 0);
    document.getElementById(`note-${field.dataset.number}`).textContent =
      some > most ? filled(tray.dataset.beyond) : "";
    const [fewer, more] = field.parentElement.querySelectorAll("button");
    fewer.setAttribute("aria-disabled", String(some === 0));
    more.setAttribute("aria-disabled", String(some >= most || spent() >= total));
  }
}

function show(first = "") {
  const over = spent() > total;
  const main = filled(over ? tray.dataset.over : tray.dataset.main);
  const side = filled(tray.dataset.side);
  drawBar(tray, given(), total, `${main}. ${side}`);
  markCards();
  tell(tray, main, side, over, first);
}

function step(field, by) {
  const after = points(field) + by;
  if (by > 0 && after > most) return show(tray.dataset.full);
  if (by > 0 && spent() >= total) return show(tray.dataset.refused);
  if (after < 0) return;
  field.value = after || "";
  show(`${field.dataset.title}: ${after}.`);
}

function button(field, by, sign) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "app-step-button";
  made.textContent = sign;
  made.setAttribute("aria-label", tray.dataset[by > 0 ? "more" : "fewer"].replace("{title}", field.dataset.title));
  made.addEventListener("click", () => step(field, by));
  return made;
}

for (const field of fields) {
  field.before(button(field, -1, "−"));
  field.after(button(field, 1, "+"));
  field.addEventListener("input", () => show());
}
hideSubstitute(tray);
// The way back brings numbers back without an event.
window.addEventListener("pageshow", () => {
  if (given().length) show();
});
markCards();
