/** Mutants that nothing can notice, since the program behaves the same with them. */
export interface Equal {
	readonly file: string;
	/** The line in the source, and in the mutant, without surrounding white space. */
	readonly line: string;
	readonly mutant: string;
	/** The next line, if the file has several lines like this. */
	readonly next?: string;
	readonly why: string;
}

export const EQUAL: readonly Equal[] = [
	{
		file: "src/close/base/stringPool.ts",
		line: "for (let at = length - 1; at >= 0; at -= step) hash = (hash * 31 + text.charCodeAt(at)) | 0;",
		mutant: "for (let at = length - 2; at >= 0; at -= step) hash = (hash * 31 + text.charCodeAt(at)) | 0;",
		why: "Any number may be the hash of a text: texts are compared whole.",
	},
	{
		file: "src/close/base/stringPool.ts",
		line: "for (let at = length - 1; at >= 0; at -= step) hash = (hash * 31 + text.charCodeAt(at)) | 0;",
		mutant: "for (let at = length + 1; at >= 0; at -= step) hash = (hash * 31 + text.charCodeAt(at)) | 0;",
		why: "Any number may be the hash of a text: texts are compared whole.",
	},
	{
		file: "src/close/http/rateWindow.ts",
		line: "if (this.#resetAt > 0) this.#otherClients.roll(this.#underWay);",
		mutant: "if (this.#resetAt > 1) this.#otherClients.roll(this.#underWay);",
		why: "Times are in milliseconds since 1970, and 0 stands for none: no window ends at 1.",
	},
	{
		file: "src/close/text/decodedText.ts",
		line: "for (let offset = 0; offset < text.length; offset += 1) {",
		mutant: "for (let offset = 0; offset <= text.length; offset += 1) {",
		why: "The unit behind the last one is not a number, and so not kept.",
	},
	{
		file: "src/opportunities/export/exportTo.ts",
		line: "let size = 0;",
		mutant: "let size = 1;",
		why: "Sizes are estimates: the text is the same if other work gets its turn a unit earlier.",
	},
	{
		file: "src/opportunities/export/readSequentially.ts",
		line: "await reader.page(query.parameters, total - 1, options, 1);",
		mutant: "await reader.page(query.parameters, total - 1, options, 2);",
		why: "It asks for the last object, and its answer is not looked at.",
	},
	{
		file: "src/opportunities/listing/listing.ts",
		line: "this.#refreshing = undefined;",
		mutant: ";",
		next: "this.#view = undefined;",
		why: "Nobody joins a refresh while there is no View, and opening one forgets it as well.",
	},
	{
		file: "src/opportunities/reading/parallel/division.ts",
		line: "return group === undefined || compareToGroup(owner, group, order) * sign > 0;",
		mutant: "return group === undefined || compareToGroup(owner, group, order) * sign >= 0;",
		why: "What is compared is less or greater by a whole number, and never the same.",
	},
	{
		file: "src/opportunities/reading/parallel/layout.ts",
		line: "const index = this.#located.findIndex((other) => other.start > start);",
		mutant: "const index = this.#located.findIndex((other) => other.start >= start);",
		why: "No other group begins at the same offset: groups that overlap are refused before.",
	},
	{
		file: "src/opportunities/listing/loadedGroup.ts",
		line: "#loadedBefore = 0;",
		mutant: "#loadedBefore = 1;",
		why: "A page is read first in any case, and has room for one object.",
	},
	{
		file: "src/opportunities/reading/creationSlices.ts",
		line: "return moment <= FIRST || moment >= LAST ? moment : startOfDay(localDay(new Date(moment)));",
		mutant: "return moment < FIRST || moment >= LAST ? moment : startOfDay(localDay(new Date(moment)));",
		why: "No slice is cut at the first moment or before it, but where an open end is cut there by its own rule.",
	},
	{
		file: "src/opportunities/listing/listingStore.ts",
		line: "if (left <= 0) publishNow();",
		mutant: "if (left < 0) publishNow();",
		why: "If nothing is left, the state is published in the next turn of the event loop.",
	},
	{
		file: "src/opportunities/listing/groupRows.ts",
		line: "const laidOut = (totals?.total_results ?? 0) - withoutGroup;",
		mutant: "const laidOut = (totals?.total_results ?? 1) - withoutGroup;",
		why: "Without a total, only a group of one object at offset 0 gets a second location, and such a group is never too deep.",
	},
	{
		file: "src/opportunities/reading/pageReader.ts",
		line: "#accepted = 0;",
		mutant: "#accepted = 1;",
		why: "A page of a single object is never taken for too large, whether one was given or not.",
	},
	{
		file: "src/opportunities/reading/readPlan.ts",
		line: "const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));",
		mutant: "const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 2));",
		why: "What is compared is greater or less, by whatever number.",
	},
	{
		file: "src/opportunities/reading/sortedRows.ts",
		line: "const sign = descending ? -1 : 1;",
		mutant: "const sign = descending ? -1 : 2;",
		why: "What is compared is greater or less, by whatever number.",
	},
];
