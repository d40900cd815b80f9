import assert from "node:assert/strict";
import fc from "fast-check";
import {
	formatReadings,
	parseReadings,
	type Reading,
	refreshed,
	remarksIn,
	stringsOf,
	unreadIn,
} from "../../host/readings.ts";

const read = (mark: string, text: string, place = "bundle"): Reading => ({ mark, place, text });

describe("The readings of strings", () => {
	it("begin unread, for the code's strings and the manifest's", () => {
		const strings = stringsOf({ "{0} more/How many": { message: "{0} more" } }, { "command.back": "Back" });
		assert.deepEqual(strings, [read("unread", "{0} more/How many"), read("unread", "Back", "command.back")]);
	});

	it("keep marks, drop what is gone, and begin anew if a text changes", () => {
		const list = [read("ok", "Stop"), read("ok", "Gone"), read("Stiff.", "Go", "command.go"), read("ok", "Old", "a")];
		const strings = [read("unread", "Stop"), read("unread", "Go", "command.go"), read("unread", "New", "a")];
		assert.deepEqual(refreshed(list, strings), [
			read("ok", "Stop"),
			read("Stiff.", "Go", "command.go"),
			read("unread", "New", "a"),
		]);
	});

	it("hold a remark over what was read, and what was read over what wasn't, if a merge left several", () => {
		const strings = [read("unread", "A"), read("unread", "B")];
		const list = [read("unread", "A"), read("ok", "A"), read("unread", "A"), read("Long.", "B"), read("ok", "B")];
		const marks = [read("ok", "A"), read("Long.", "B")];
		assert.deepEqual(refreshed(list, strings), marks);
		assert.deepEqual(refreshed(list.toReversed(), strings), marks);
	});

	it("tell what is unread and what has a remark", () => {
		const list = [read("ok", "A"), read("unread", "B"), read("Stiff.", "C")];
		assert.deepEqual(unreadIn(list), [read("unread", "B")]);
		assert.deepEqual(remarksIn(list), [read("Stiff.", "C")]);
	});

	it("are written sorted, one a line, and read again as they were", () => {
		const list = [read("ok", "b"), read("unread", 'a\tb\n"c"'), read("ok", "Back", "command.back")];
		const file = 'mark\tplace\ttext\nunread\tbundle\t"a\\tb\\n\\"c\\""\nok\tbundle\t"b"\nok\tcommand.back\t"Back"\n';
		assert.equal(formatReadings(list), file);
		assert.deepEqual(parseReadings(file.replaceAll("\n", "\r\n")), parseReadings(file));
		const texts = fc.uniqueArray(
			fc.string({ unit: fc.constantFrom("a", "B", "\t", "\r", "\n", "\\", '"', "\u2028", "é", "\ud83d\ude00") }),
		);
		fc.assert(
			fc.property(texts, (all) => {
				const parsed = parseReadings(formatReadings(all.map((text) => read("ok", text))));
				assert.deepEqual(
					parsed.map(({ text }) => text),
					all.toSorted(),
				);
			}),
		);
	});

	it("name the line that isn't one", () => {
		for (const line of ["ok\tbundle", "ok\tbundle\tBack", 'ok\tbundle\t"a"\t"b"', "ok\tbundle\t1", '\tbundle\t"a"'])
			assert.throws(() => parseReadings(`mark\tplace\ttext\n${line}\n`), new RegExp(`mark: ${line}`));
	});
});
