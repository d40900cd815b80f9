// Writes the answers to the questions of the evaluation, found by brute force:   npm run eval:answers
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { answersByForce } from "./byForce.ts";

const lines = Object.entries(answersByForce()).map(
	([id, figures]) => `\t${JSON.stringify(id)}: [${figures.map((figure) => JSON.stringify(figure)).join(", ")}]`,
);
writeFileSync(join(import.meta.dirname, "answers.json"), `{\n${lines.join(",\n")}\n}\n`);
