// Bundles src/main.js with what it imports into ../bundle.js, with the licence
// texts of the libraries in front. With an argument it writes there instead.
import { build } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "bundle.js");

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.js"],
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "ascii", // whatever a mail program makes of the file
  legalComments: "none", // the whole licences stand in front
  metafile: true,
  write: false,
});

const packages = new Set();
for (const path of Object.keys(result.metafile.inputs)) {
  const found = path.match(/^(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//);
  if (found) packages.add(found[1]);
}

const licences = [...packages].sort().map((path) => {
  const { name, version, license } = JSON.parse(readFileSync(join(here, path, "package.json"), "utf8"));
  const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((f) => join(here, path, f)).find(existsSync);
  if (!file) throw new Error(`${name} has no licence text`);
  return `${name} ${version} (${license})\n\n${readFileSync(file, "utf8").trim()}`;
});

const banner = `/*!\nFormatietafel: licensed under the EUPL 1.2. It holds these libraries:\n\n${licences.join("\n\n---\n\n")}\n*/\n`;
const code = result.outputFiles[0].text;
if (/<\/script|<!--/i.test(banner + code)) throw new Error("the bundle would close its own script element");
writeFileSync(out, banner + code);
