import assert from "node:assert/strict";
import fc from "fast-check";
import {
	EMPTY_TEAM_FILE,
	readTeamFile,
	shareEdits,
	type TeamView,
	withEdits,
} from "../../../../src/ui/views/teamFile.ts";
import { entryOf } from "../../../../src/ui/views/viewEntries.ts";
import { anyView } from "../../opportunities/view/viewArbitrary.ts";

function viewsIn(text: string): readonly TeamView[] {
	const read = readTeamFile(text);
	return "views" in read ? read.views : assert.fail(read.fault);
}

function faultOf(text: string): string {
	const read = readTeamFile(text);
	return "fault" in read ? read.fault : assert.fail("The file can be read");
}

describe("A team's file", () => {
	it("holds Views, with comments and trailing commas, each read by itself", () => {
		const text = `{
	// Ours
	"$schema": "x",
	"views": [
		{ "name": "Won", "filters": { "status_type": "won" } },
		{ "name": "Odd", "order_by": "size" }, /* broken */ 7,
		{ "filters": {} },
	],
}`;
		const [won, odd, number, nameless] = viewsIn(text);
		assert.deepEqual(won, {
			name: "Won",
			view: { name: "Won", filters: { status_type: ["won"] } },
			place: { line: 4, column: 2 },
		});
		assert.match(JSON.stringify(odd), /"fault":"Line 6, column 3: order_by must be one of/);
		assert.deepEqual(number?.place, { line: 5, column: 54 });
		assert.match(JSON.stringify(nameless), /Line 7, column 3: A saved View needs a name/);
	});

	it("says in which line and column it cannot be read", () => {
		assert.equal(
			faultOf('{\r\n\t"views": [\r\n\t\t{ "name": }\r\n]}'),
			"Line 3, column 13: This isn't valid JSON: ValueExpected.",
		);
		assert.match(faultOf(""), /^Line 1, column 1: This isn't valid JSON/);
		assert.equal(faultOf("[]"), 'Line 1, column 1: A team file must be an object with the key "views".');
		assert.equal(faultOf('{"views":{}}'), "Line 1, column 10: views must be a list of Views.");
		assert.equal(faultOf("{}"), "Line 1, column 1: views must be a list of Views.");
		assert.equal(
			faultOf('{"views":[],\n"apiBaseUrl":"https://evil.example"}'),
			'Line 2, column 1: A team file can\'t have the key "apiBaseUrl". It takes views, targets.',
		);
		assert.equal(faultOf("[".repeat(200_000)), "The file is nested too deeply.");
		assert.match(faultOf(`{"views":[${"1,".repeat(1001)}]}`), /up to 1,000 Views/);
	});

	it("holds targets, with or without Views, which aren't checked here", () => {
		const read = readTeamFile('{ "targets": [{ "period": "2026-Q4", "amount": 500000 }, 7] } // ours');
		assert.equal(JSON.stringify(read), '{"targets":[{"period":"2026-Q4","amount":500000},7],"views":[]}');
		const both = readTeamFile('{ "views": [{ "name": "Won" }], "targets": [], }');
		assert.deepEqual("targets" in both && [both.targets, both.views.length], [[], 1]);
		assert.equal(faultOf('{"views":[],"targets":{}}'), "Line 1, column 23: targets must be a list of targets.");
		assert.equal(faultOf('{"views":7,"targets":[]}'), "Line 1, column 10: views must be a list of Views.");
	});

	it("takes a View where there are only targets", () => {
		const text = '{\n\t"targets": []\n}\n';
		const shared = withEdits(text, shareEdits(text, { name: "Won", filters: {} }));
		assert.deepEqual(
			viewsIn(shared).map(({ name }) => name),
			["Won"],
		);
	});

	it("is read quickly, however many lines it has", () => {
		const views = Array.from({ length: 1000 }, (_, index) => `{"name":"${index}"}`);
		const read = viewsIn(`{"views":[${views.join(`,${"\n".repeat(900)}`)}]}`);
		assert.deepEqual(read.at(-1)?.place, { line: 999 * 900, column: 0 });
	});

	it("cannot bring a key or an address", () => {
		for (const view of ['{"name":"A","key":"api_1"}', '{"name":"A","__proto__":{"key":"api_1"}}'])
			assert.match(JSON.stringify(viewsIn(`{"views":[${view}]}`)), /A View can't have the key/);
	});

	it("never throws", () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json(),
					fc.json().map((json) => `{"views":[${json}]}`),
				),
				(text) => {
					assert.ok(readTeamFile(text));
				},
			),
		);
	});
});

describe("Sharing a View", () => {
	it("adds it at the end, so that it is read as the same one", () => {
		fc.assert(
			fc.property(fc.array(anyView, { maxLength: 4 }), (views) => {
				const named = views.map((view, index) => ({ ...view, name: `View number ${index}` }));
				const text = named.reduce((text, view) => withEdits(text, shareEdits(text, entryOf(view))), EMPTY_TEAM_FILE);
				assert.deepEqual(
					viewsIn(text).map((one) => ("view" in one ? one.view : one.fault)),
					named,
				);
			}),
		);
	});

	it("keeps comments, the indentation and what is broken", () => {
		const text = '{\n  // Ours\n  "views": [\n    { "name": "A", "order_by": "size" } // odd\n  ]\n}\n';
		const shared = withEdits(text, shareEdits(text, { name: "B" }));
		assert.equal(
			shared,
			'{\n  // Ours\n  "views": [\n    {\n      "name": "A",\n      "order_by": "size"\n    },\n    {\n      "name": "B"\n    } // odd\n  ]\n}\n',
		);
		assert.equal(
			withEdits(EMPTY_TEAM_FILE, shareEdits(EMPTY_TEAM_FILE, { name: "B" })),
			'{\n\t"views": [\n\t\t{\n\t\t\t"name": "B"\n\t\t}\n\t]\n}\n',
		);
	});

	it("changes nothing in a file that cannot be read, or has a View of that name", () => {
		assert.throws(() => shareEdits('{"views":', { name: "A" }), { name: "TeamFileError", message: /^Line 1, column/ });
		assert.throws(() => shareEdits('{"views":[{"name":"A"}]}', { name: "A" }), {
			message: 'A View named "A" already exists.',
		});
	});
});
