// What every tray does, however people choose: its words, its bar, what is spoken.
const SPEAK_AFTER = 1000;
const speaking = new WeakMap();

export function drawBar(tray, sizes, whole, label) {
  const bar = tray.querySelector(".app-money__bar");
  bar.setAttribute("aria-label", label);
  bar.querySelectorAll(".app-money__part").forEach((part) => part.remove());
  const sum = sizes.reduce((total, size) => total + size, 0);
  const scale = Math.max(whole, sum) / 100;
  let start = 0;
  const add = (x, width, look) => {
    const part = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    part.setAttribute("class", `app-money__part ${look}`);
    part.setAttribute("x", `${x}%`);
    part.setAttribute("width", `${width}%`);
    part.setAttribute("height", "100%");
    bar.append(part);
  };
  sizes.forEach((size, place) => {
    add(start, size / scale, place % 2 ? "app-money__part--even" : "");
    start += size / scale;
  });
  if (sum > whole) add(whole / scale, (sum - whole) / scale, "app-money__part--over");
}

export function tell(tray, main, side, over, first = "") {
  tray.querySelector("[data-main]").textContent = main;
  tray.querySelector("[data-side]").textContent = side;
  tray.classList.toggle("app-tray--over", Boolean(over));
  clearTimeout(speaking.get(tray));
  const later = setTimeout(() => {
    tray.querySelector("[data-said]").textContent = `${first} ${main}. ${side}`.trim();
  }, SPEAK_AFTER);
  speaking.set(tray, later);
}

// What only a page without scripts needs.
export function hideSubstitute(tray) {
  tray.querySelector("[data-without-scripts]").hidden = true;
}
