// The form in a real browser: what is filled in comes out of the saved file,
// by the program itself. CHROMIUM and FORMATIETAFEL say where both are.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, afterEach, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const program = process.env.FORMATIETAFEL;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "formulier-"));
const at = (name) => join(folder, name);
const run = (...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

let browser, context, page, requests, errors;

before(async () => {
  assert.ok(program, "FORMATIETAFEL does not say where the program is");
  run("new", "--example", "-o", "w.formatie");
  run("invite", "w.formatie", "--party", "dorpen", "-o", "dorpen.html");
  run("invite", "w.formatie", "--party", "groen", "-o", "groen.html");
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => open());
afterEach(async () => {
  await context.close();
  assert.deepEqual(errors, [], "errors in the console");
  assert.deepEqual(requests, [], "requests to anywhere");
});

// open shows the form in a browser of its own.
async function open({ width = 1280, colorScheme = "light", javaScriptEnabled = true, file = "dorpen.html", without = false } = {}) {
  await context?.close();
  context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled, acceptDownloads: true, locale: "nl-NL" });
  [requests, errors] = [[], []];
  context.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("blob:")) requests.push(request.url());
  });
  if (without) await context.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
  page = await context.newPage();
  watch(page);
  await page.goto(pathToFileURL(at(file)).href);
}

function watch(p) {
  p.on("pageerror", (error) => errors.push(error.message));
  p.on("console", (message) => message.type() === "error" && errors.push(message.text()));
}

async function save(name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Inbreng opslaan" }).click()]);
  await download.saveAs(at(name));
  return download.suggestedFilename();
}

// fill goes through the form as a councillor does.
async function fill() {
  await page.getByLabel("Uw visie op digitalisering").fill('Elk dorp telt, ook "het kleinste".\nTweede regel.');
  await page.getByLabel("De kans").fill("Meekijken met de raad.");
  await page.getByLabel("Wat dit aan de democratie versterkt").fill("controle");
  await page.getByRole("button", { name: "Kans toevoegen" }).click();
  await page.getByRole("group", { name: "Kans 2" }).getByLabel("De kans").fill("</script><b>🏡");
  await page.getByLabel("Waar willen we het niet, of nu minder?").fill("Niet bij de jeugd.");
  await page.getByLabel("Het plan").fill("Het dorpshuis");
  await page.getByLabel("Wat digitalisering daarin doet").fill("één agenda");
  await page.getByLabel("Onderwerp in de portefeuille").selectOption({ label: "Wonen" });
  const cameras = page.getByRole("group", { name: "Uw inzet op Cameratoezicht" });
  await cameras.getByLabel("eerder voor ‘Camera's als laatste middel’").check();
  await cameras.getByLabel("onder voorbehoud van de fractie").check();
  await cameras.getByLabel("belangrijk").check();
  await cameras.getByLabel("Toelichting").fill("De fractie praat nog.");
  await page.getByRole("group", { name: "Uw inzet op Loket en papier" }).getByLabel("nog geen inzet").check();
  await page.getByRole("group", { name: "Uw inzet op Slimme meters" }).getByLabel("sterk voor ‘Per huis, met toestemming’").check();
  await page.getByRole("group", { name: "Slagkracht" }).getByLabel("zwaar").check();
}

test("a filled form comes into the session, sealed on the way", async () => {
  await fill();
  assert.equal(await save("dorpen.inbreng"), "Inbreng_dorpen_Waterrijk.inbreng");
  assert.match(await page.getByRole("status").textContent(), /Stuur dat bestand naar de gespreksleider/);

  const sealed = readFileSync(at("dorpen.inbreng"), "latin1");
  assert.ok(sealed.startsWith("age-encryption.org/v1\n-> X25519 "), "no age file");
  for (const word of ["dorp", "Dorp", "cameras", "contribution"]) assert.ok(!sealed.includes(word), `${word} can be read on the way`);

  run("merge", "w.formatie", "dorpen.inbreng", "-o", "uit.formatie", "--prefer", "contribution");
  const out = readFileSync(at("uit.formatie"), "utf8");
  for (const want of [
    'party = "dorpen"\ntext = """\nElk dorp telt, ook "het kleinste".\nTweede regel."""',
    'text = "Meekijken met de raad."\nstrengthens = "controle"\nparty = "dorpen"',
    'text = "</script><b>🏡"\nparty = "dorpen"',
    'text = "Niet bij de jeugd."\nparty = "dorpen"',
    'title = "Het dorpshuis"\ndigital_role = "één agenda"\nfield = "wonen"\nparty = "dorpen"',
    'party = "dorpen"\ncriterion = "slagkracht"\nweight = 2',
    '[[stances.sealed]]\nparty = "dorpen"\nstate = "reserved"\nvalue = 1\npriority = 1\nnote = "De fractie praat nog."',
    '[[stances.sealed]]\nparty = "dorpen"\nstate = "given"\nvalue = -2',
  ]) assert.ok(out.includes(want), `not in the session: ${want}`);

  // Again it changes nothing.
  run("merge", "uit.formatie", "dorpen.inbreng", "-o", "nog.formatie");
  assert.equal(readFileSync(at("nog.formatie"), "utf8"), out);
});

test("the same values saved again are no difference", async () => {
  await fill();
  await save("een.inbreng");
  run("merge", "w.formatie", "een.inbreng", "-o", "een.formatie", "--prefer", "contribution");
  await page.reload();
  await save("twee.inbreng");
  run("merge", "een.formatie", "twee.inbreng", "-o", "twee.formatie"); // fails on a difference
});

test("another session does not open it", async () => {
  await page.getByLabel("Uw visie op digitalisering").fill("Geheim.");
  await save("vreemd.inbreng");
  run("new", "--example", "-o", "ander.formatie", "--force");
  run("invite", "ander.formatie", "--party", "dorpen", "-o", "ander.html");
  assert.throws(() => run("merge", "ander.formatie", "vreemd.inbreng", "-o", "mis.formatie"), /andere sessie verzegeld/);
});

test("the sealed text to copy opens too", async () => {
  await page.getByLabel("Uw visie op digitalisering").fill("Van het klembord.");
  await page.getByText("Lukt opslaan niet?").click();
  await page.getByRole("button", { name: "Verzegelde tekst maken" }).click();
  const area = page.getByLabel("Verzegelde inbreng");
  await area.waitFor();
  const text = await area.inputValue();
  assert.match(text, /^-----BEGIN AGE ENCRYPTED FILE-----\n/);
  writeFileSync(at("tekst.inbreng"), `\r\n${text.replaceAll("\n", "\r\n")}\r\n`); // as mail programs send it
  run("merge", "w.formatie", "tekst.inbreng", "-o", "tekst.formatie", "--prefer", "contribution");
  assert.ok(readFileSync(at("tekst.formatie"), "utf8").includes("Van het klembord."));
});

test("half a character, as some keyboards leave it, breaks no file", async () => {
  await page.getByLabel("Uw visie op digitalisering").evaluate((area) => {
    area.value = "a\ud800b 🏡";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await save("half.inbreng");
  run("merge", "w.formatie", "half.inbreng", "-o", "half.formatie", "--prefer", "contribution");
  assert.ok(readFileSync(at("half.formatie"), "utf8").includes('text = "a\ufffdb 🏡"'));
});

test("a reload keeps the draft, and clearing takes it away", async () => {
  await fill();
  await page.reload();
  assert.match(await page.locator("[data-draft]").textContent(), /van eerder/);
  assert.equal(await page.getByLabel("Uw visie op digitalisering").inputValue(), 'Elk dorp telt, ook "het kleinste".\nTweede regel.');
  assert.equal(await page.getByRole("group", { name: "Kans 2" }).getByLabel("De kans").inputValue(), "</script><b>🏡");
  const cameras = page.getByRole("group", { name: "Uw inzet op Cameratoezicht" });
  assert.ok(await cameras.getByLabel("eerder voor ‘Camera's als laatste middel’").isChecked());
  assert.ok(await cameras.getByLabel("onder voorbehoud van de fractie").isChecked());
  assert.ok(await page.getByRole("group", { name: "Uw inzet op Loket en papier" }).getByLabel("nog geen inzet").isChecked());
  assert.ok(await page.getByRole("group", { name: "Uw inzet op Loket en papier" }).getByLabel("onder voorbehoud").isDisabled());
  assert.ok(await page.getByRole("group", { name: "Slagkracht" }).getByLabel("zwaar").isChecked());

  // A draft is of one invitation.
  const other = await context.newPage();
  watch(other);
  await other.goto(pathToFileURL(at("groen.html")).href);
  assert.equal(await other.getByLabel("Uw visie op digitalisering").inputValue(), "");
  await other.close();

  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Concept wissen" }).click();
  assert.equal(await page.getByRole("status").textContent(), "Het concept is gewist.");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.reload();
  assert.equal(await page.getByLabel("Uw visie op digitalisering").inputValue(), "");
  assert.equal(await page.getByRole("group", { name: "Kans 2" }).count(), 0);
});

test("clearing can be called off", async () => {
  await fill();
  page.on("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("button", { name: "Concept wissen" }).click();
  await page.reload();
  assert.notEqual(await page.getByLabel("Uw visie op digitalisering").inputValue(), "");
});

test("a browser without storage says so, and saves all the same", async () => {
  await open({ without: true });
  assert.match(await page.locator("[data-draft]").textContent(), /bewaart geen concept/);
  await fill();
  assert.match(await page.locator("[data-draft]").textContent(), /bewaart geen concept/);
  await save("zonder.inbreng");
  run("merge", "w.formatie", "zonder.inbreng", "-o", "zonder.formatie", "--prefer", "contribution");
});

test("a draft that cannot be read is no draft", async () => {
  await page.evaluate(() => {
    const { id } = JSON.parse(document.getElementById("invitation").textContent);
    localStorage.setItem(`formatietafel.inbreng.${id}`, "{kapot");
  });
  await page.reload();
  assert.equal(await page.getByLabel("Uw visie op digitalisering").inputValue(), "");
  await fill();
});

test("rows come, go, and keep their ids", async () => {
  await page.getByLabel("De kans").fill("een");
  await page.getByRole("button", { name: "Kans toevoegen" }).click();
  assert.ok(await page.getByRole("group", { name: "Kans 2" }).getByLabel("De kans").evaluate((e) => e === document.activeElement));
  await page.keyboard.type("twee");
  const ids = () => page.locator("[data-list=opportunities] [data-row]").evaluateAll((rows) => rows.map((r) => r.dataset.row));
  const [, second] = await ids();
  assert.match(second, /^dorpen-k2-[0-9a-f]{4}$/);
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("button", { name: "Kans 1 verwijderen" }).click();
  assert.equal((await ids()).length, 2, "gone without leave");
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Kans 1 verwijderen" }).click();
  assert.deepEqual(await ids(), [second]);
  assert.ok(await page.getByRole("button", { name: "Kans toevoegen" }).evaluate((e) => e === document.activeElement));
  await page.reload();
  assert.deepEqual(await ids(), [second]);
});

test("a choice can be taken back", async () => {
  await fill();
  page.once("dialog", (dialog) => dialog.accept()); // its note goes along
  await page.getByRole("button", { name: "Inzet leegmaken op Cameratoezicht" }).click();
  await page.getByRole("button", { name: "Keuze leegmaken bij Slagkracht" }).click();
  const overview = await page.locator("[data-overview]").textContent();
  assert.ok(!overview.includes("Cameratoezicht") && !overview.includes("afwegingspunt"), overview);
  assert.ok(overview.includes("Loket en papier: nog geen inzet"), overview);
});

test("the whole form works by keyboard", async () => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Naar de vragen");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Met toetsen.");
  const first = page.locator("[name='value.algoritmeregister'][value='-2']");
  for (let i = 0; i < 60 && !(await first.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.locator("[name='value.algoritmeregister'][value='-1']").isChecked());
  const button = page.getByRole("button", { name: "Inbreng opslaan" });
  for (let i = 0; i < 200 && !(await button.evaluate((e) => e === document.activeElement)); i++) await page.keyboard.press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  await download.saveAs(at("toetsen.inbreng"));
  run("merge", "w.formatie", "toetsen.inbreng", "-o", "toetsen.formatie", "--prefer", "contribution");
  assert.ok(readFileSync(at("toetsen.formatie"), "utf8").includes("Met toetsen."));
});

describe("axe-core finds nothing", () => {
  for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [375, "light"], [375, "dark"], [320, "light"]]) {
    test(`${width} pixels, ${colorScheme}`, async () => {
      await open({ width, colorScheme });
      await fill();
      for (const details of await page.locator("details").all()) await details.evaluate((d) => (d.open = true));
      await page.getByRole("button", { name: "Verzegelde tekst maken" }).click();
      await page.getByLabel("Verzegelde inbreng").waitFor();
      await page.evaluate(axe); // beside the policy of the page
      const { violations, incomplete } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
      assert.deepEqual(violations.map((v) => [v.id, v.nodes.map((n) => n.html)]), []);
      assert.deepEqual(incomplete.map((v) => [v.id, v.nodes.map((n) => n.html)]), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `the page is ${wide} wide on a screen of ${width}`);
    });
  }
});

test("the page itself may ask for nothing", async () => {
  const blocked = await page.evaluate(async () => {
    const seen = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    await fetch("https://example.org/").catch(() => {});
    new Image().src = "https://example.org/a.png";
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    const script = document.createElement("script");
    script.textContent = "window.injected = true";
    document.body.append(frame, script);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { seen, injected: Boolean(window.injected) };
  });
  for (const directive of ["connect-src", "img-src", "frame-src"]) assert.ok(blocked.seen.includes(directive), `${directive} is not blocked: ${blocked.seen}`);
  assert.ok(!blocked.injected, "a script that was put in runs");
  [errors, requests] = [[], requests.filter((url) => !url.includes("example.org"))]; // what was tried on purpose
});

test("without scripts it says what to do", async () => {
  await open({ javaScriptEnabled: false });
  assert.ok(await page.getByText("Invullen werkt hier niet").isVisible());
  await open();
  assert.ok(!(await page.getByText("Invullen werkt hier niet").isVisible()));
});

test("on paper all that is filled in can be read", async () => {
  const long = "Een lange toelichting. ".repeat(60).trim();
  await fill();
  await page.getByRole("group", { name: "Uw inzet op Cameratoezicht" }).getByLabel("Toelichting").fill(long + " Het einde.");
  writeFileSync(at("vel.pdf"), await page.pdf({ format: "A4", printBackground: false }));
  const text = execFileSync("pdftotext", ["-layout", at("vel.pdf"), "-"], { encoding: "utf8" });
  for (const want of ["Tweede regel.", "Meekijken met de raad.", "Het dorpshuis", "Het einde.", "Wat de wet al regelt", "Elk dorp telt"]) assert.ok(text.includes(want), `not on paper: ${want}`);
  for (const not of ["Opslaan en versturen", "verwijderen", "toevoegen", "leegmaken"]) assert.ok(!text.includes(not), `on paper: ${not}`);
  const pages = Number(execFileSync("pdfinfo", [at("vel.pdf")], { encoding: "utf8" }).match(/Pages:\s+(\d+)/)[1]);
  assert.ok(pages > 2 && pages < 30, `${pages} pages`);
  assert.ok(!(await page.locator("form details").first().evaluate((d) => d.open)), "the explanation stays open afterwards");
});
