// Keeps the tray and the cards in step with the ticks. Without it the page says "Work out what is left".
const tray = document.querySelector("[data-tray]");
const boxes = [...document.querySelectorAll(".app-pick input")];
const { kind, pot, limit } = tray.dataset;
const single = kind === "single";
const SPEAK_AFTER = 1000;
let speaking;

const pounds = (pence) => {
  const whole = Math.floor(Math.abs(pence) / 100).toLocaleString("en-GB");
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? "-" : ""}£${whole}${rest ? "." + String(rest).padStart(2, "0") : ""}`;
};
const cost = (box) => Number(box.dataset.cost);
const chosen = () => boxes.filter((box) => box.checked);
const sum = (some) => some.reduce((total, box) => total + cost(box), 0);

const filled = (pattern, count, spent) =>
  pattern
    .replace("{left}", pounds(pot - spent))
    .replace("{over}", pounds(spent - pot))
    .replace("{sum}", pounds(spent))
    .replace("{pot}", pounds(Number(pot)))
    .replace("{count}", count)
    .replace("{limit}", limit)
    .replace("{many}", count - limit);

const tooMuch = (count, spent) =>
  (limit && count > limit) || (kind === "knapsack" && spent > pot);

function drawBar(some) {
  const bar = tray.querySelector(".app-money__bar");
  bar.querySelectorAll(".app-money__part").forEach((part) => part.remove());
  const scale = Math.max(pot, sum(some)) / 100;
  let start = 0;
  const add = (x, width, look) => {
    const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    part.setAttribute("class", `app-money__part ${look}`);
    part.setAttribute("x", `${x}%`);
    part.setAttribute("width", `${width}%`);
    part.setAttribute("height", "100%");
    bar.append(part);
  };
  some.forEach((box, place) => {
    add(start, cost(box) / scale, place % 2 ? "app-money__part--even" : "");
    start += cost(box) / scale;
  });
  if (sum(some) > pot) add(pot / scale, (sum(some) - pot) / scale, "app-money__part--over");
}

function markCards(count, spent) {
  for (const box of boxes) {
    const wouldBe = spent + cost(box);
    const over = !single && !box.checked && tooMuch(count + 1, wouldBe);
    box.closest(".app-pick").classList.toggle("app-pick--over", Boolean(over));
    const note = document.getElementById(box.getAttribute("aria-describedby"));
    note.textContent = over ? filled(tray.dataset.short, count + 1, wouldBe) : "";
  }
}

function show(first = "") {
  const some = chosen();
  const spent = sum(some);
  const over = tooMuch(some.length, spent);
  const main = filled(over ? tray.dataset.over : tray.dataset.main, some.length, spent);
  const side = filled(!over && spent > pot ? tray.dataset.beyond : tray.dataset.side, some.length, spent);
  tray.querySelector("[data-main]").textContent = main;
  tray.querySelector("[data-side]").textContent = side;
  tray.classList.toggle("app-tray--over", Boolean(over));
  const bar = tray.querySelector(".app-money__bar");
  bar.setAttribute("aria-label", `${main}. ${side}`);
  drawBar(some);
  markCards(some.length, spent);
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    tray.querySelector("[data-said]").textContent = `${first} ${main}. ${side}`.trim();
  }, SPEAK_AFTER);
}

function ticked(event) {
  const some = chosen();
  if (!single && event.target.checked && tooMuch(some.length, sum(some))) {
    event.target.checked = false;
    show(tray.dataset.refused);
    const note = document.getElementById(event.target.getAttribute("aria-describedby"));
    note.textContent = `${tray.dataset.refused} ${note.textContent}`;
    return;
  }
  show();
}

boxes.forEach((box) => box.addEventListener("change", ticked));
document.querySelector("[data-without-scripts]").hidden = true;
// The way back brings ticks back without an event.
window.addEventListener("pageshow", () => {
  if (chosen().length) show();
});
markCards(chosen().length, sum(chosen()));
