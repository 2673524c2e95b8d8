// Reads answers as JSON, one a line, and writes the contribution of each as a
// JSON text, one a line: the program's own tests read them (format_test.go).
import { createInterface } from "node:readline";
import { contribution } from "../src/contribution.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { invitation, answers, now } = JSON.parse(line);
  console.log(JSON.stringify(contribution(invitation, answers, new Date(now))));
}
