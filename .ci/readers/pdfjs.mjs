// Reads the structure tree of PDF files with pdf.js, the reader in Firefox, and
// prints a line of JSON per file: its elements, nested, each with its role, its
// alternative text and the text of its content. pdf.js knows a tree per page.
import { readFile } from "node:fs/promises";
import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

// texts gives the text of each marked content of a page, by its id.
async function texts(page) {
  const byId = new Map();
  const open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type === "beginMarkedContentProps" || item.type === "beginMarkedContent") {
      open.push(item.id ?? null);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      const id = open.findLast((one) => one !== null) ?? "";
      byId.set(id, (byId.get(id) ?? "") + item.str + (item.hasEOL ? " " : ""));
    }
  }
  return byId;
}

function element(node, byId) {
  if (node.type === "content") {
    return { text: byId.get(node.id) ?? "" };
  }
  if (node.type) {
    return { text: "" }; // an annotation or an object
  }
  return { role: node.role, alt: node.alt, lang: node.lang, kids: (node.children ?? []).map((kid) => element(kid, byId)) };
}

for (const file of process.argv.slice(2)) {
  const document = await getDocument({ data: new Uint8Array(await readFile(file)), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const tree = await page.getStructTree();
    const byId = await texts(page);
    pages.push({ untagged: (byId.get("") ?? "").trim(), tree: tree ? element(tree, byId) : null });
  }
  console.log(JSON.stringify(pages));
  await document.destroy();
}
