// Adds new strings to the list of readings, and removes those that are gone:   npm run strings
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { LIST, readList, readStrings } from "./readingFiles.ts";
import { formatReadings, refreshed, unreadIn } from "./readings.ts";

const list = existsSync(LIST) ? await readList() : [];
const readings = refreshed(list, await readStrings());
await writeFile(LIST, formatReadings(readings));
console.log(`${readings.length} strings, ${unreadIn(readings).length} of them unread.`);
