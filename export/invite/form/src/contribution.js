// What was filled in, as a contribution (docs/file-format.md).
import { Moment, toml } from "./toml.js";

/**
 * The text of the .inbreng file.
 * @param invitation what the page carries: the head of the file, by its keys
 * @param answers as answers.js reads them
 * @param {Date} now
 */
export function contribution(invitation, answers, now) {
  const { id, session, party, created, guide, questions } = invitation;
  return toml({
    format: 1,
    kind: "contribution",
    id,
    session,
    party,
    created: new Moment(created),
    updated: new Moment(moment(now)),
    guide,
    invitation: invitation.invitation,
    questions: questions ?? [],
    vision: {
      text: answers.vision.trim(),
      opportunities: items(answers.opportunities, ["text", "strengthens"]),
      limits: items(answers.limits, ["text"]),
      plans: items(answers.plans, ["title", "digital_role", "field", "other_field"]),
    },
    weights: Object.entries(answers.weights).map(([criterion, weight]) => ({ criterion, weight: Number(weight) })),
    positions: Object.entries(answers.positions).map(([question, p]) => ({ question, ...position(p) })),
  });
}

// items are the rows in which something stands.
function items(rows, keys) {
  const full = rows.map((row) => Object.fromEntries([["id", row.id], ...keys.map((key) => [key, row[key].trim()])]));
  return full.filter((row) => keys.some((key) => row[key] !== ""));
}

function position({ value, reserved, priority, note }) {
  const given = value !== "" && value !== "none";
  return {
    state: state(value, reserved),
    value: given ? Number(value) : undefined,
    priority: priority === "" ? undefined : Number(priority),
    note: note.trim(),
  };
}

function state(value, reserved) {
  if (value === "none") return "none";
  if (reserved) return "reserved";
  return value === "" ? "" : "given";
}

/** A moment with the zone of this device, as "2026-04-20T16:42:10+02:00". */
export function moment(date) {
  const two = (n) => String(n).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  if (offset === 0) return local + "Z";
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
