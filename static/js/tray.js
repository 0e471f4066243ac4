// Keeps the tray and the cards in step with the ticks. Without it the page says "Work out what is left".
import { drawBar, hideSubstitute, tell } from "./bar.js";

const pounds = (pence) => {
  const whole = Math.floor(Math.abs(pence) / 100).toLocaleString("en-GB");
  const rest = Math.abs(pence) % 100;
  return `${pence < 0 ? "-" : ""}£${whole}${rest ? "." + String(rest).padStart(2, "0") : ""}`;
};
const cost = (box) => Number(box.dataset.cost);
const sum = (some) => some.reduce((total, box) => total + cost(box), 0);

// Each pot of the money has a tray of its own, which minds the cards above it and no others.
function follow(part) {
  const tray = part.querySelector("[data-tray]");
  const boxes = [...part.querySelectorAll(".app-pick [data-cost]")];
  const { kind, pot, limit } = tray.dataset;
  const single = kind === "single";

  const chosen = () => boxes.filter((box) => box.checked);

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
    drawBar(tray, some.map(cost), Number(pot), `${main}. ${side}`);
    markCards(some.length, spent);
    tell(tray, main, side, over, first);
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
  part.querySelector("[data-nothing]")?.addEventListener("change", () => show());
  hideSubstitute(tray);
  // The way back brings ticks back without an event.
  window.addEventListener("pageshow", () => {
    if (chosen().length) show();
  });
  markCards(chosen().length, sum(chosen()));
}

document.querySelectorAll("[data-part]").forEach(follow);
