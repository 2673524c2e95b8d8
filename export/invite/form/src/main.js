// The form: keeps a draft, and saves what was filled in as a sealed file.
import { addRow, empty, freshID, read, removeRow, settle, show } from "./answers.js";
import { contribution } from "./contribution.js";
import { drafts } from "./draft.js";
import { overview } from "./overview.js";
import { asText, seal } from "./seal.js";

const invitation = JSON.parse(document.getElementById("invitation").textContent);
const owner = { party: invitation.party, ending: invitation.id.slice(-4).toLowerCase() };
const form = document.getElementById("invullen");
const draft = drafts(invitation.id, () => localStorage);
const find = (selector) => document.querySelector(selector);
let unsaved = false; // something was filled in since it was last saved
let kept = true; // the draft holds it

const say = (text) => (find("[data-status]").textContent = text);

const sayDraft = (text) => (find("[data-draft]").textContent = text);

const noDraft = "Deze browser bewaart geen concept. Vul alles in één keer in, en sla uw inbreng op voordat u deze bladzijde sluit.";

function clock() {
  const now = new Date();
  return `${now.getHours()}.${String(now.getMinutes()).padStart(2, "0")} uur`;
}

// changed keeps what is filled in, and shows what would go along.
function changed() {
  settle(form);
  const answers = read(form);
  unsaved = true;
  kept = draft.save(answers);
  sayDraft(kept ? `Uw concept staat in deze browser, op dit apparaat. Bewaard om ${clock()}.` : noDraft);
  showOverview(answers);
}

function showOverview(answers) {
  const items = overview(answers, titles(), place).map((line) => {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = line;
    return item;
  });
  find("[data-overview]").replaceChildren(...items);
}

function titles() {
  const sets = [...form.querySelectorAll("[data-position]")];
  return Object.fromEntries(sets.map(({ dataset }) => [dataset.position, document.getElementById(`kop-${dataset.position}`).textContent]));
}

// place says in words what is chosen on the scale.
function place(question, value) {
  return [...form.elements[`value.${question}`]].find((radio) => radio.value === value)?.parentElement.textContent.trim() ?? "";
}

// grow gives a text the room that it needs, on the page and on paper.
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

const growAll = () => form.querySelectorAll("textarea").forEach(grow);

function restore() {
  const earlier = draft.load();
  show(form, earlier ?? {}, owner);
  showOverview(read(form));
  if (!draft.works()) sayDraft(noDraft);
  else sayDraft(earlier ? "Uw concept van eerder is weer ingevuld." : "Wat u invult, blijft als concept in deze browser bewaard, op dit apparaat.");
  growAll();
}

async function sealed() {
  return seal(contribution(invitation, read(form), new Date()), invitation.recipient);
}

async function save() {
  say("Bezig met verzegelen…");
  try {
    download(await sealed(), invitation.fileName);
  } catch {
    say("Opslaan lukt in deze browser niet. Probeer een andere browser, of kies hieronder Verzegelde tekst maken.");
    return;
  }
  unsaved = false;
  say(`Uw inbreng is verzegeld en opgeslagen als ${invitation.fileName}. Stuur dat bestand naar de gespreksleider.`);
}

function download(bytes, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  const minute = 60_000; // Safari reads the file after the click
  setTimeout(() => URL.revokeObjectURL(link.href), minute);
}

async function copy() {
  const label = find("[data-sealed]");
  const area = label.querySelector("textarea");
  try {
    area.value = asText(await sealed());
  } catch {
    say("Verzegelen lukt in deze browser niet. Probeer een andere browser.");
    return;
  }
  label.hidden = false;
  area.focus();
  area.select();
  const copied = document.execCommand("copy");
  unsaved = false;
  say(copied ? "De verzegelde tekst is gekopieerd. Plak haar in een e-mail aan de gespreksleider." : "De verzegelde tekst staat klaar en is geselecteerd. Kopieer haar en plak haar in een e-mail.");
}

function clear() {
  if (!confirm("Alles wat u hier invulde, verdwijnt uit dit formulier en uit deze browser. Een bestand dat u al opsloeg, blijft bestaan. Doorgaan?")) return;
  show(form, {}, owner);
  draft.clear();
  unsaved = false;
  showOverview(read(form));
  growAll();
  find("[data-sealed]").hidden = true;
  find("[data-sealed] textarea").value = "";
  say("Het concept is gewist.");
  sayDraft("Er staat geen concept in deze browser.");
}

// mayGo asks before a text disappears.
function mayGo(box) {
  const texts = [...box.querySelectorAll("textarea, input[type=text]")];
  return texts.every((field) => field.value.trim() === "") || confirm("De tekst die hier staat, verdwijnt. Doorgaan?");
}

form.addEventListener("input", (event) => {
  if (event.target.matches("textarea")) grow(event.target);
  changed();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  const list = button.closest("[data-list]")?.dataset.list;
  if (button.matches("[data-add]")) {
    const row = addRow(form, list, freshID(form, list, owner));
    row.querySelectorAll("textarea").forEach(grow);
    row.querySelector("[data-key]").focus();
  } else if (button.matches("[data-remove]")) {
    if (!mayGo(button.closest("[data-row]"))) return;
    removeRow(form, list, button.closest("[data-row]"));
    form.querySelector(`[data-list="${list}"] [data-add]`).focus();
  } else if (button.matches("[data-empty]")) {
    if (!mayGo(button.closest("fieldset"))) return;
    empty(button.closest("fieldset"));
  }
  changed();
});
find("[data-save]").addEventListener("click", save);
find("[data-copy]").addEventListener("click", copy);
find("[data-clear]").addEventListener("click", clear);
find("[data-print]").addEventListener("click", () => print());

// On paper everything stands open, and as it was afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("form details:not([open])")];
  for (const details of opened) details.open = true;
  growAll();
});
addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
});
addEventListener("resize", growAll);
addEventListener("beforeunload", (event) => {
  if (unsaved && !kept) event.preventDefault();
});

document.documentElement.classList.add("scripted");
restore();
