// Writes TOML as the program itself does (session/emit.go): single values
// before tables, in the order of the object, nothing that is empty.

const firstLine = "# Formatietafel. Opmerkingen in dit bestand, zoals deze regel, blijven bij het opslaan niet bewaard.\n";

/** A moment, written as it stands (RFC 3339). */
export class Moment {
  constructor(text) {
    this.text = text;
  }
}

/** The file of an object of texts, whole numbers, moments, lists of texts, objects and lists of objects. */
export function toml(file) {
  return firstLine + fields(file, []);
}

function fields(table, path) {
  const entries = Object.entries(table).filter(([, value]) => !isEmpty(value));
  const singles = entries.filter(([, value]) => !isTable(value)).map(([key, value]) => `${key} = ${single(value)}\n`);
  const tables = entries.filter(([, value]) => isTable(value)).map(([key, value]) => tablesOf(value, [...path, key]));
  return singles.join("") + tables.join("");
}

function tablesOf(value, path) {
  const name = path.join(".");
  if (Array.isArray(value)) {
    return value.map((element) => `\n[[${name}]]\n${fields(element, path)}`).join("");
  }
  const hasSingles = Object.values(value).some((v) => !isEmpty(v) && !isTable(v));
  return (hasSingles ? `\n[${name}]\n` : "") + fields(value, path);
}

function isTable(value) {
  if (Array.isArray(value)) return typeof value[0] === "object";
  return typeof value === "object" && !(value instanceof Moment);
}

function isEmpty(value) {
  if (value === undefined || value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  if (value instanceof Moment || typeof value !== "object") return false;
  return Object.values(value).every(isEmpty);
}

function single(value) {
  if (value instanceof Moment) return value.text;
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return `[${value.map(text).join(", ")}]`;
  return text(value);
}

function text(value) {
  const whole = wellFormed(value);
  if (whole.includes("\n")) return `"""\n${escape(whole, true)}"""`;
  return `"${escape(whole, false)}"`;
}

// wellFormed replaces halves of characters, which UTF-8 does not have.
function wellFormed(value) {
  return value.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (c) => (c.length === 2 ? c : "\uFFFD"));
}

const escapes = { '"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

// escape gives a text as it stands between its quotes. In a text of more lines
// the third quote in a row is escaped, and one at the end: there it would
// close the text.
function escape(value, lines) {
  let out = "";
  let quotes = 0;
  for (let i = 0; i < value.length; i++) {
    const c = value[i];
    quotes = c === '"' ? quotes + 1 : 0;
    const stays =
      c === '"' ? lines && quotes < 3 && i < value.length - 1 : (lines && (c === "\n" || c === "\t")) || (c !== "\\" && c >= " " && c !== "\x7f");
    if (stays) {
      out += c;
      continue;
    }
    quotes = 0;
    out += escapes[c] ?? "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  }
  return out;
}
