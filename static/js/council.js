// Starts GOV.UK Frontend's components. Pages are complete without it.
import { initAll } from "../dist/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
