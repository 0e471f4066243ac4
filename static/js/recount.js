// Counts the published papers again by the greedy rules and says whether the same projects win.
// Votes (points, where papers give points) are compared across costs by cross-multiplying whole numbers, so nothing is rounded.

// What one paper gives to whom: pairs of a project and its points. A mark for a withdrawn project counts for
// nothing; in an order of preference the others move up.
function given({ kind, places }, marks, standing) {
  const names = marks.map(String);
  if (kind === "points") {
    return names.flatMap((name, at) => (at % 2 === 0 && standing.has(name) ? [[name, marks[at + 1]]] : []));
  }
  const left = names.filter((name) => standing.has(name));
  return left.map((name, place) => [name, kind === "order" ? places - place : 1]);
}

function tally(election) {
  const votes = new Map(election.projects.map((project) => [project.id, 0]));
  const scores = new Map(votes);
  let papers = 0;
  for (const [people, marks] of election.papers) {
    papers += people;
    for (const [name, points] of given(election, marks, votes)) {
      votes.set(name, votes.get(name) + people);
      scores.set(name, scores.get(name) + people * points);
    }
  }
  return { votes, scores, papers };
}

// Steps of the tie rules, in the order of the ballot's own numbers where nothing else decides.
const STEPS = {
  "votes-cost-number": (a, b) => b.votes - a.votes || a.cost - b.cost || a.place - b.place,
  "cost-votes-number": (a, b) => a.cost - b.cost || b.votes - a.votes || a.place - b.place,
  "list-order": (a, b) => a.place - b.place,
};

function claim(rule, a, b) {
  if (rule.rule !== "greedy-per-cost") return b.votes - a.votes;
  const difference = BigInt(b.votes) * BigInt(a.cost) - BigInt(a.votes) * BigInt(b.cost);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

export function count(election) {
  const { votes, scores, papers } = tally(election);
  const { rule } = election;
  const tie = STEPS[rule.tie_rule];
  if (!tie) throw new Error(`Unknown tie rule ${rule.tie_rule}`);
  const projects = election.projects.map((project, place) => ({
    ...project,
    place,
    people: votes.get(project.id),
    votes: scores.get(project.id),
  }));
  projects.sort((a, b) => claim(rule, a, b) || tie(a, b));
  let left = election.budget;
  const won = [];
  for (const project of projects) {
    if (project.votes < rule.threshold) continue;
    // Where nobody voted, nobody is no part of the voters.
    if (rule.threshold_percent && !project.people) continue;
    if (project.people * 100 < (rule.threshold_percent || 0) * papers) continue;
    if (project.cost <= left) {
      left -= project.cost;
      won.push(project);
    } else if (rule.stop_at_first_that_does_not_fit) {
      break;
    }
  }
  return { won, papers };
}

function sentence(box, election) {
  const { won, papers } = count(election);
  const ids = new Set(won.map((project) => project.id));
  const same = ids.size === election.selected.length && election.selected.every((id) => ids.has(id));
  const words = same ? box.dataset.same : box.dataset.other;
  return words
    .replace("%(papers)s", papers.toLocaleString(document.documentElement.lang))
    .replace("%(titles)s", won.map((project) => project.title).join(", "));
}

async function recount(box, status) {
  status.textContent = box.dataset.working;
  const answer = await fetch(box.dataset.papers);
  if (!answer.ok) throw new Error(`The papers answered ${answer.status}`);
  status.textContent = sentence(box, await answer.json());
}

for (const box of document.querySelectorAll("[data-papers]")) {
  const status = box.querySelector("[role=status]");
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () =>
    recount(box, status).catch((problem) => {
      status.textContent = box.dataset.failed;
      console.error(problem);
    }),
  );
}
