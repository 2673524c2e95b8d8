// Says in words what goes along, before it is sealed.

const words = {
  opportunities: ["kans voor de democratie", "kansen voor de democratie"],
  limits: ["grens", "grenzen"],
  plans: ["plan", "plannen"],
};

/** The lines of the overview. @param place says in words where a party stands */
export function overview(answers, titles, place) {
  const lines = [];
  if (answers.vision.trim() !== "") lines.push("uw visie");
  for (const [list, [one, many]] of Object.entries(words)) {
    const n = answers[list].filter(({ id, ...values }) => Object.values(values).some((v) => v.trim() !== "")).length;
    if (n > 0) lines.push(`${n} ${n === 1 ? one : many}`);
  }
  for (const [question, p] of Object.entries(answers.positions)) lines.push(`${titles[question]}: ${stands(p, place(question, p.value))}`);
  const weights = Object.keys(answers.weights).length;
  if (weights > 0) lines.push(`de weging van ${weights} ${weights === 1 ? "afwegingspunt" : "afwegingspunten"}`);
  return lines.length > 0 ? lines : ["Nog niets ingevuld."];
}

function stands({ reserved, priority, note }, place) {
  const parts = [place || "nog geen plaats gekozen"];
  if (reserved) parts.push("onder voorbehoud van de fractie");
  if (priority !== "") parts.push(`weegt ${["gewoon", "belangrijk", "zwaar"][priority]}`);
  if (note.trim() !== "") parts.push("met toelichting");
  return parts.join(", ");
}
