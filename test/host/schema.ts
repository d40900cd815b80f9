// Writes the JSON schemas for editors from the View's schema and from lists in the code:   npm run schema
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./paths.ts";
import { schemaCopies } from "./schemaCopies.ts";
import { runHere } from "./vscode/commands.ts";

const copies = await schemaCopies();
for (const { path, text } of copies) await writeFile(join(ROOT, path), text);
const biome = "node_modules/@biomejs/biome/bin/biome";
process.exit(await runHere(process.execPath, [biome, "format", "--write", ...copies.map(({ path }) => path)]));
