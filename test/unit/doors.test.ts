import assert from "node:assert/strict";
import { dirname, posix } from "node:path";
import { sources } from "./sources.ts";

/** The files, other than `doors`, whose code has `words` in it. */
function outside(doors: readonly string[], words: RegExp): string[] {
	assert.ok(
		sources.some(({ path, code }) => doors.includes(path) && words.test(code)),
		"the door itself was not found",
	);
	return sources.filter(({ path, code }) => !doors.includes(path) && words.test(code)).map(({ path }) => path);
}

/** A file and all that it imports statically, directly or not. */
function loadedWith(path: string, found = new Set<string>()): ReadonlySet<string> {
	if (found.has(path)) return found;
	found.add(path);
	for (const { from, manner } of sources.find((source) => source.path === path)?.imports ?? [])
		if (from.startsWith(".") && manner === "static") loadedWith(posix.join(dirname(path), from), found);
	return found;
}

describe("The layout", () => {
	it("sets context keys through one door", () => {
		assert.deepEqual(outside(["ui/base/contextKeys.ts"], /\bsetContext\b/), []);
	});

	it("reads the configuration through one door", () => {
		assert.deepEqual(outside(["ui/settings/settings.ts"], /\bgetConfiguration\b/), []);
	});

	it("touches the secret storage through one door", () => {
		assert.deepEqual(outside(["ui/session/secretEntries.ts"], /secrets\s*\??\.\s*(?:get|store|delete|keys)\b/), []);
	});

	it("registers commands through one door", () => {
		assert.deepEqual(outside(["ui/commands/commands.ts"], /\bregister(?:TextEditor)?Command\b/), []);
	});

	it("sends requests through one door", () => {
		const words =
			/\bfetch\s*\(|import\s+(?!type\b)[^;"]*"node-fetch"|\bhttps?\.(?:get|request)\s*\(|\bXMLHttpRequest\b|\bWebSocket\b/;
		assert.deepEqual(outside(["close/http/sendRequest.ts"], words), []);
	});

	it("writes currencies through one door", () => {
		assert.deepEqual(outside(["opportunities/text/money.ts"], /style:\s*"currency"|\bcurrencyDisplay\b/), []);
	});

	it("gets locales from one door, or has names in order and decimals counted as English has", () => {
		const made =
			/(?<!inLocale\([^;]*)\bnew Intl\.(?!Segmenter|Locale\()\w+\((?!"en")|\btoLocale(?:Date|Time)?String\(|localeCompare/;
		const faults = sources.filter(({ path, code }) => made.test(code) && !path.startsWith("sandbox/"));
		assert.deepEqual(
			faults.map(({ path }) => path),
			[],
		);
	});

	it("makes no formatter while its code loads, which would delay the activation", () => {
		const made = /^(?:export )?(?:const|let) [^\n]*\bnew Intl\./m;
		assert.match("const graphemes = new Intl.Segmenter();", made);
		const faults = sources.filter(({ path, code }) => made.test(code) && !path.startsWith("sandbox/"));
		assert.deepEqual(
			faults.map(({ path }) => path),
			[],
		);
	});

	it("has no literal pattern with properties of Unicode at activation, which V8 takes milliseconds to check", () => {
		const checkedWhileLoading = (code: string) => code.replace(/`(?:\\.|[^`\\])*`/g, "").includes("\\p{");
		assert.ok(checkedWhileLoading("const MARK = /[\\p{M}]/u;"));
		assert.ok(!checkedWhileLoading("const MARK = new LazyPattern(String.raw`[\\p{M}]`);"));
		const loaded = loadedWith("extension.ts");
		assert.ok(loaded.has("close/text/labelText.ts"), "what loads at activation was not found");
		const faults = sources.filter(({ path, code }) => loaded.has(path) && checkedWhileLoading(code));
		assert.deepEqual(
			faults.map(({ path }) => path),
			[],
		);
	});

	it("translates nothing but literals, which translators can be given", () => {
		const literal = /^\s*(?:"|`[^`$]*`|'|\{\s*message:\s*["'`])/;
		const faults = sources.flatMap(({ path, code }) =>
			[...code.matchAll(/\bl10n\s*\.\s*t\(/g)]
				.map(({ index, 0: call }) => code.slice(index + call.length, index + call.length + 200))
				.filter((argument) => !literal.test(argument))
				.map((argument) => `${path}: ${argument.slice(0, 40)}`),
		);
		assert.deepEqual(faults, []);
	});
});
