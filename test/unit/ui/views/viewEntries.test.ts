import assert from "node:assert/strict";
import fc from "fast-check";
import { nameOf, placeOfName } from "../../../../src/opportunities/view/entryName.ts";
import { parseView } from "../../../../src/opportunities/view/parseView.ts";
import {
	type Entries,
	entryOf,
	withInserted,
	withMoved,
	withRemoved,
	withRenamed,
	withSaved,
} from "../../../../src/ui/views/viewEntries.ts";
import { anyView } from "../../opportunities/view/viewArbitrary.ts";

/** What may stand in a settings file: Views, what is nearly one, and anything else. */
const anyEntries: fc.Arbitrary<Entries> = fc.array(
	fc.oneof(anyView, fc.record({ name: fc.string(), views: fc.jsonValue() }), fc.jsonValue()),
	{ maxLength: 6 },
);
const place = fc.nat(5);

function others(entries: Entries, at: number): Entries {
	return entries.filter((_, index) => index !== at);
}

describe("Edits of the saved Views", () => {
	it("write a View so that it is read as the same one, with only what is set", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const entry = entryOf(view);
				assert.deepEqual(parseView(JSON.parse(JSON.stringify(entry))), view);
				assert.ok(!Object.values(entry).some((value) => value === undefined));
			}),
		);
		assert.deepEqual(entryOf({ name: "All", filters: {} }), { name: "All" });
	});

	it("save in the place of the View of that name, or at the end, and keep all others as they are", () => {
		fc.assert(
			fc.property(anyEntries, anyView, fc.option(place), (entries, view, like) => {
				const name = (like === null ? undefined : nameOf(entries[like])) ?? "New one";
				const before = JSON.stringify(entries);
				const found = placeOfName(entries, name);
				const saved = withSaved(entries, { ...view, name });
				const at = found === -1 ? entries.length : found;
				assert.deepEqual(saved[at], entryOf({ ...view, name }));
				assert.deepEqual(others(saved, at), others(entries, at));
				assert.equal(JSON.stringify(entries), before);
			}),
		);
	});

	it("rename one and keep all else of it, whatever it is", () => {
		fc.assert(
			fc.property(anyEntries, place, (entries, at) => {
				const renamed = withRenamed(entries, at, "Other");
				assert.deepEqual(others(renamed, at), others(entries, at));
				const [was, is] = [entries[at], renamed[at]];
				if (typeof was !== "object" || was === null || Array.isArray(was)) return assert.deepEqual(is, was);
				assert.deepEqual(is, { ...was, name: "Other" });
			}),
		);
		assert.deepEqual(Object.keys(withRenamed([{ filters: {} }], 0, "A")[0] as object), ["name", "filters"]);
		assert.deepEqual(Object.keys(withRenamed([{ filters: {}, name: "B" }], 0, "A")[0] as object), ["filters", "name"]);
	});

	it("move one past its neighbour, and back again", () => {
		fc.assert(
			fc.property(anyEntries, place, fc.constantFrom(-1 as const, 1 as const), (entries, at, by) => {
				const moved = withMoved(entries, at, by);
				if (at >= entries.length || at + by < 0 || at + by >= entries.length) return assert.equal(moved, entries);
				assert.deepEqual([moved[at + by], moved[at]], [entries[at], entries[at + by]]);
				assert.deepEqual(withMoved(moved, at + by, by === 1 ? -1 : 1), entries);
			}),
		);
	});

	it("take one away, and put it back where it was", () => {
		fc.assert(
			fc.property(anyEntries, place, (entries, at) => {
				fc.pre(at < entries.length);
				const left = withRemoved(entries, at);
				assert.deepEqual(left, others(entries, at));
				assert.deepEqual(withInserted(left, at, entries[at]), entries);
			}),
		);
	});
});
