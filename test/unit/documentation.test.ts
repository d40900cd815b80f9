import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ParseError, parse, parseTree } from "jsonc-parser";
import { parseTarget } from "../../src/opportunities/analysis/standing/targetEntries.ts";
import { NAMED_PERIODS } from "../../src/opportunities/time/periods.ts";
import { WRITTEN_FILTERS } from "../../src/opportunities/view/filterForms.ts";
import { parseView } from "../../src/opportunities/view/parseView.ts";
import { readVariants } from "../../src/sandbox/data/variants.ts";
import { createWorld } from "../../src/sandbox/data/world.ts";
import { queryFilter } from "../../src/sandbox/query/filter.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PAGES = [
	"README.md",
	"CONTRIBUTING.md",
	"SECURITY.md",
	"AGENTS.md",
	...globSync("docs/*.md", { cwd: ROOT }),
].sort();
/** What is for people who change the code names commands of npm, not those of VS Code. */
const FOR_USERS = PAGES.filter(
	(page) => !/^(?:CONTRIBUTING|SECURITY|AGENTS)|architecture|benchmarks|releasing/.test(page),
);

const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");
const manifest = JSON.parse(read("package.json"));
const texts: Readonly<Record<string, string>> = JSON.parse(read("package.nls.json"));
const settings: Readonly<Record<string, { readonly default?: unknown }>> =
	manifest.contributes.configuration.properties;
const commands: readonly { readonly command: string; readonly title: string }[] = manifest.contributes.commands;
const titleOf = ({ title }: { readonly title: string }) => texts[title.replaceAll("%", "")] ?? title;
/** One for each grouping: the menu shows them together. */
const isForMenu = ({ command }: { readonly command: string }) => command.startsWith("closeOpportunities.groupBy.");
const titles = new Set(commands.filter((one) => !isForMenu(one)).map(titleOf));

/** The rows of a page's table whose header begins with this word. Cells are as they are written. */
function rowsOf(page: string, header: string): string[][] {
	const lines = read(page).split("\n");
	const start = lines.findIndex((line) => line.startsWith(`| ${header} |`));
	const rest = lines.slice(start + 2);
	const length = rest.findIndex((line) => !line.startsWith("|"));
	return rest.slice(0, length === -1 ? undefined : length).map((line) =>
		line
			.split("|")
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

/** The values in blocks of JSON with comments; several in a block are separated by commas. */
function jsonIn(page: string): unknown[] {
	const blocks = [...read(page).matchAll(/^```jsonc?\n(.*?)^```$/gms)].map(([, text = ""]) => text);
	return blocks.flatMap((text) => {
		const errors: ParseError[] = [];
		const values: unknown = parse(`[${text}]`, errors, { allowTrailingComma: true });
		assert.deepEqual(errors, [], text);
		assert.ok(parseTree(text), text);
		return values as unknown[];
	});
}

/** The id of a heading, as GitHub makes it. */
function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, "")
		.replaceAll(" ", "-");
}

describe("the documentation", () => {
	for (const page of PAGES) {
		it(`leads from ${page} to files and headings that there are`, () => {
			const targets = [...read(page).matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
			for (const target of targets.filter((one) => !/^[a-z]+:/.test(one))) {
				const [path = "", anchor] = target.split("#");
				const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
				assert.ok(existsSync(join(ROOT, file)), target);
				if (anchor === undefined) continue;
				const headings = [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));
				assert.ok(headings.includes(anchor), target);
			}
		});
	}

	it("is linked from the README", () => {
		const readme = read("README.md");
		for (const page of FOR_USERS) if (page.startsWith("docs/")) assert.ok(readme.includes(`](${page})`), page);
	});

	for (const page of FOR_USERS) {
		it(`names in ${page} commands by their titles, and ids that there are`, () => {
			const text = read(page);
			const bold = [...text.matchAll(/\*\*([^*\n]+)\*\*/g)].flatMap(([, name = ""]) => name.split(" > "));
			const byLowerCase = new Map([...titles].map((title) => [title.toLowerCase(), title]));
			for (const name of bold) {
				assert.equal(byLowerCase.get(name.toLowerCase()) ?? name, name);
				if (/^\w.*…$/.test(name) && !isOfVsCode(name))
					assert.ok(titles.has(name) || isInCode(name), `There is no ${name}`);
			}
			const views: readonly { readonly id: string }[] = manifest.contributes.views.closeOpportunities;
			const known = [...Object.keys(settings), ...commands.map(({ command }) => command), ...views.map(({ id }) => id)];
			for (const [id] of text.matchAll(/\bcloseOpportunities\.[\w.-]*\w/g)) assert.ok(known.includes(id), id);
		});

		it(`has in ${page} Views, targets and arguments that are valid`, () => {
			for (const value of jsonIn(page)) checkJson(value);
		});
	}

	it("names each command, with its title, and nothing that is none", () => {
		const named = rowsOf("docs/commands.md", "command").flatMap(([cell = ""]) => cell.split(", "));
		assert.deepEqual([...new Set(named)].sort(), [...titles].sort());
	});

	it("has the keys of the manifest", () => {
		const keys = rowsOf("docs/commands.md", "key").map(([key, mac, command]) => [key, mac, command].join());
		const written = (key: string) => key.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
		const declared = (manifest.contributes.keybindings as { command: string; key: string; mac?: string }[]).map(
			({ command, key, mac = key }) => {
				const title = commands.find((one) => one.command === command);
				return [written(key), written(mac), title && titleOf(title)].join();
			},
		);
		assert.deepEqual(keys, declared);
	});

	it("has each setting with its default, and marks those that no workspace sets", () => {
		const rows = rowsOf("docs/settings.md", "setting").map(([name = "", value = ""]) => {
			const [, id, mark] = /^`([^`]+)`( \*)?$/.exec(name) ?? [];
			return [id, mark !== undefined, value.replaceAll("`", "")];
		});
		const declared = Object.entries(settings).map(
			([id, { default: value, scope }]: [string, { default?: unknown; scope?: string }]) => {
				return [id, scope === "application", typeof value === "string" ? value : JSON.stringify(value)];
			},
		);
		assert.deepEqual(rows.sort(), declared.sort());
	});

	it("has each filter and each period that a View takes", () => {
		const page = read("docs/views.md");
		for (const name of [...WRITTEN_FILTERS, ...NAMED_PERIODS]) assert.ok(page.includes(`\`${name}\``), name);
	});

	it("has queries that the sandbox understands", () => {
		const world = createWorld({ size: 5, owners: 2, seed: 1, now: Date.now(), years: 1, variants: readVariants({}) });
		const queries = rowsOf("docs/filters.md", "query").map(([cell = ""]) => cell.replaceAll("`", ""));
		assert.ok(queries.length > 5);
		for (const query of queries) assert.ok(queryFilter(world, query, 0), query);
	});
});

/** Whether a command is VS Code's own. */
function isOfVsCode(name: string): boolean {
	return /^(?:Developer|Extensions|Preferences|View): /.test(name);
}

/** Whether a text is one of the code's own, such as the label of an item in a prompt. */
function isInCode(text: string): boolean {
	const strings: Readonly<Record<string, string>> = JSON.parse(read("l10n/bundle.l10n.json"));
	return Object.values(strings).includes(text);
}

/** Checks a View, a team file, a keybinding, or settings. */
function checkJson(value: unknown): void {
	assert.ok(typeof value === "object" && value !== null);
	const { command, args, views, targets, ...others } = value as Record<string, unknown>;
	if (command !== undefined) {
		assert.ok(
			commands.some((one) => one.command === command),
			String(command),
		);
		if (command === "closeOpportunities.openView" && typeof args === "object") parseView(args);
		return;
	}
	const settingsHere = Object.entries(others).filter(([name]) => name.startsWith("closeOpportunities."));
	for (const [name, setting] of settingsHere) {
		if (name === "closeOpportunities.views") for (const view of setting as unknown[]) parseView(view);
		if (name === "closeOpportunities.targets") for (const target of setting as unknown[]) parseTarget(target, 1);
	}
	if (settingsHere.length > 0) return;
	if (views === undefined && targets === undefined) parseView(value);
	for (const view of (views ?? []) as unknown[]) parseView(view);
	for (const target of (targets ?? []) as unknown[]) parseTarget(target, 1);
}
