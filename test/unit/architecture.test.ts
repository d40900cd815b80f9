import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { sources } from "./sources.ts";

const PAGE = fileURLToPath(new URL("../../docs/architecture.md", import.meta.url));

/** The folders of `src` as the page lists them, from the top down. */
function listed(): readonly string[] {
	const [, list = ""] = /^## The folders\n[\s\S]*?```\n([\s\S]*?)```/m.exec(readFileSync(PAGE, "utf8")) ?? [];
	return list
		.trim()
		.split("\n")
		.map((line) => line.split(" ")[0] ?? "");
}

/** A file's folder, as the page calls it. */
function folderOf(path: string): string {
	const folder = dirname(path).split(sep).join("/");
	return folder === "." ? "src" : folder;
}

describe("The page on the architecture", () => {
	it("lists every folder, once", () => {
		const folders = [...new Set(sources.map(({ path }) => folderOf(path)))];
		assert.deepEqual([...listed()].sort(), folders.sort());
	});

	it("lists each folder above those that it imports", () => {
		const place = new Map(listed().map((folder, index) => [folder, index]));
		const faults = sources.flatMap(({ path, imports }) => {
			const own = folderOf(path);
			const others = imports
				.filter(({ from }) => from.startsWith("."))
				.map(({ from }) => folderOf(join(dirname(path), from)));
			return others
				.filter((other) => other !== own && (place.get(other) ?? -1) < (place.get(own) ?? -1))
				.map((other) => `${path} imports ${other}`);
		});
		assert.deepEqual(faults, []);
	});
});
