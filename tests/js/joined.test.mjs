// The file that the modules are joined into; it is read as text.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

const joined = await readFile(new URL("../../audiotag/static/player.js", import.meta.url), "utf8");

test("the joined file can stand inside a script element", () => assert.ok(!/<\/script/i.test(joined)));

test("the joined file runs, and gives what notebook and pages call", async () => {
  const names = Object.keys(await import(`data:text/javascript;base64,${Buffer.from(joined).toString("base64")}`));
  assert.deepEqual(names.sort(), ["Alone", "chooseLanguage", "default", "formatNumber", "instrumentName", "labelMeant", "language", "microphone", "mount", "onLanguage",
    "recorderOf", "release", "saved", "say", "sayHeard", "socket", "sortedBy", "tell", "translate"]);
});
