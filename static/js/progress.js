// Reads the page again every two seconds while a job is under way and puts its new progress in place.
const EVERY = 2000;

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-progress]");
  const old = document.querySelector("[data-progress]");
  if (!fresh || fresh.dataset.progress === "done") {
    location.reload();
    return;
  }
  // The status region itself stays, so that a screen reader hears the change.
  old.querySelector("svg").replaceWith(fresh.querySelector("svg"));
  old.querySelector("[role=status]").textContent = fresh.querySelector("[role=status]").textContent;
  setTimeout(look, EVERY);
}

if (document.querySelector("[data-progress=working]")) setTimeout(look, EVERY);
