// What is filled in on the page: read from it, and shown on it.
//
// Answers are { vision, opportunities, limits, plans, weights, positions }:
// texts as typed, rows with their id, of weights and positions only those in
// which something was filled in.

const lists = ["opportunities", "limits", "plans"];

export function read(form) {
  const answers = { vision: form.elements.vision.value, weights: {}, positions: {} };
  for (const list of lists) answers[list] = rowsOf(form, list).map(readRow);
  for (const set of form.querySelectorAll("[data-weight]")) {
    const weight = chosen(form, `weight.${set.dataset.weight}`);
    if (weight !== "") answers.weights[set.dataset.weight] = weight;
  }
  for (const set of form.querySelectorAll("[data-position]")) {
    const position = readPosition(form, set.dataset.position);
    if (position) answers.positions[set.dataset.position] = position;
  }
  return answers;
}

function readRow(row) {
  const values = { id: row.dataset.row };
  for (const field of row.querySelectorAll("[data-key]")) values[field.dataset.key] = field.value;
  return values;
}

function readPosition(form, question) {
  const value = chosen(form, `value.${question}`);
  const reserved = form.elements[`reserved.${question}`].checked && value !== "none";
  const priority = chosen(form, `priority.${question}`);
  const note = form.elements[`note.${question}`].value;
  if (value === "" && !reserved && priority === "" && note.trim() === "") return undefined;
  return { value, reserved, priority, note };
}

function chosen(form, name) {
  return form.elements[name].value;
}

export function rowsOf(form, list) {
  return [...form.querySelectorAll(`[data-list="${list}"] [data-row]`)];
}

/** Shows answers on the page, whatever stood there. */
export function show(form, answers, suffix) {
  form.reset();
  form.elements.vision.value = answers.vision ?? "";
  for (const list of lists) {
    for (const row of rowsOf(form, list)) row.remove();
    for (const values of answers[list] ?? []) fill(addRow(form, list, values.id), values);
    if (rowsOf(form, list).length === 0) addRow(form, list, freshID(form, list, suffix));
  }
  for (const [criterion, weight] of Object.entries(answers.weights ?? {})) choose(form, `weight.${criterion}`, weight);
  for (const [question, position] of Object.entries(answers.positions ?? {})) showPosition(form, question, position);
  settle(form);
}

function fill(row, values) {
  for (const field of row.querySelectorAll("[data-key]")) field.value = values[field.dataset.key] ?? "";
}

// An own question may be gone from a later invitation; a draft is of one
// invitation, but a file can be changed by hand.
function choose(form, name, value) {
  const group = form.elements[name];
  if (group) group.value = value;
}

function showPosition(form, question, { value, reserved, priority, note }) {
  choose(form, `value.${question}`, value);
  choose(form, `priority.${question}`, priority);
  const box = form.elements[`reserved.${question}`];
  if (box) box.checked = reserved;
  choose(form, `note.${question}`, note);
}

/** Adds an empty row to a list, and gives it. */
export function addRow(form, list, id) {
  const row = document.getElementById(`row-${list}`).content.firstElementChild.cloneNode(true);
  row.dataset.row = id;
  form.querySelector(`[data-list="${list}"] [data-rows]`).append(row);
  number(form, list);
  return row;
}

export function removeRow(form, list, row) {
  row.remove();
  number(form, list);
}

// number says in each row which one it is.
function number(form, list) {
  rowsOf(form, list).forEach((row, i) => {
    const legend = row.querySelector("legend");
    legend.textContent = `${legend.dataset.label} ${i + 1}`;
    row.querySelector("[data-remove]").textContent = `${legend.textContent} verwijderen`;
  });
}

const letters = { opportunities: "k", limits: "g", plans: "p" };

/**
 * An id that no row of this list has: "groen-k1-9c4e". The end is that of the
 * invitation, so that a second invitation makes other ids, and the same one
 * on two devices the same.
 */
export function freshID(form, list, { party, ending }) {
  const used = new Set(rowsOf(form, list).map((row) => row.dataset.row));
  for (let n = 1; ; n++) {
    const id = `${party}-${letters[list]}${n}-${ending}`;
    if (!used.has(id)) return id;
  }
}

/** Brings the page in line with what is chosen: with "nog geen inzet" there is nothing to reserve. */
export function settle(form) {
  for (const set of form.querySelectorAll("[data-position]")) {
    const question = set.dataset.position;
    form.elements[`reserved.${question}`].disabled = chosen(form, `value.${question}`) === "none";
  }
}

/** Empties what is filled in within one set of fields. */
export function empty(set) {
  for (const field of set.querySelectorAll("input")) field.checked = false;
  for (const field of set.querySelectorAll("textarea")) field.value = "";
}
