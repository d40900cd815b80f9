import assert from "node:assert/strict";
import type { Opportunity, Variants } from "../../../src/sandbox/index.ts";
import { errorResponse, groupsOf, ids, objectsOf, send, withSandbox } from "./support.ts";
import { answer, answers } from "./variantAnswers.ts";

describe("Sandbox: variants", () => {
	it("fieldsAggregates: _fields takes the figures of the whole away", async () => {
		const [some, whole] = await answers({ fieldsAggregates: "stripped" }, [{ _fields: "id" }, {}]);
		assert.deepEqual(Object.keys(some ?? {}).sort(), ["data", "has_more"]);
		assert.equal(whole?.["total_results"], 200);
	});

	it("groupedTotals: no figures of the whole beside groups", async () => {
		const [grouped, plain] = await answers({ groupedTotals: "absent" }, [{ _group_by: "user_id" }, {}]);
		assert.deepEqual(Object.keys(grouped ?? {}).sort(), ["data", "has_more"]);
		assert.ok(Number(groupsOf(grouped ?? {})[0]?.total_results) > 0);
		assert.equal(plain?.["total_results"], 200);
	});

	it("fields: loose values, null and fractions, and the others as documented", async () => {
		const [loose, documented] = await Promise.all([
			answer({ fields: "loose" }, { _limit: "200" }),
			answer({ fields: "documented" }, { _limit: "200" }),
		]);
		const values = (json: Awaited<ReturnType<typeof answer>>, field: keyof Opportunity) =>
			new Set(objectsOf(json).map((one) => one[field] as unknown));
		assert.deepEqual([...values(loose, "value_period")].map(String).sort(), [
			"annual",
			"monthly",
			"null",
			"one_time",
			"quarterly",
		]);
		assert.deepEqual([...values(loose, "status_type")].map(String).sort(), [
			"active",
			"lost",
			"null",
			"on_hold",
			"won",
		]);
		const confidences = [...values(loose, "confidence")];
		assert.ok(confidences.includes(null));
		assert.ok([-20, 12.5, 150].every((confidence) => confidences.includes(confidence)));
		assert.ok(
			[...values(loose, "expected_value")].some((value) => typeof value === "number" && !Number.isInteger(value)),
		);
		const counts = loose["count_by_value_period"] as Record<string, number>;
		assert.equal(
			counts["quarterly"],
			objectsOf(loose).filter((one) => String(one.value_period) === "quarterly").length,
		);
		assert.deepEqual([...values(documented, "value_period")].sort(), ["annual", "monthly", "one_time"]);
		assert.deepEqual(Object.keys(loose), Object.keys(documented));
	});

	it("lostDates: some later than the last change, and nothing else of theirs", async () => {
		const read = async (lostDates: Variants["lostDates"]) => {
			const lost = objectsOf(await answer({ lostDates }, { status_type: "lost", _limit: "200" }));
			return {
				ids: ids(lost).toSorted(),
				losses: lost.map(({ id, date_lost }) => `${id} ${date_lost}`).toSorted(),
				early: lost.filter(({ date_lost, date_updated }) => date_lost !== null && date_updated < date_lost).length,
			};
		};
		const [usual, late] = [await read("beforeUpdates"), await read("someAfterUpdates")];
		assert.deepEqual([usual.ids, usual.losses], [late.ids, late.losses]);
		assert.equal(usual.early, 0);
		assert.ok(late.early > 0 && late.early < late.ids.length / 2);
	});

	it("grouping: ignored altogether", async () => {
		const [grouped, plain] = await answers({ grouping: "ignored" }, [{ _group_by: "user_id" }, {}]);
		assert.deepEqual(grouped, plain);
	});

	it("unknownParameters: refused", async () => {
		await withSandbox({ variants: { unknownParameters: "refused" } }, async (sandbox) => {
			assert.deepEqual(await errorResponse(sandbox, { flavor: "" }), [400, { error: "Unknown parameter: flavor." }]);
		});
	});

	it("currency: of values and sums, in the smallest unit and in the server's own words", async () => {
		const texts = {
			USD: /^\$[\d,]+(\.\d\d)?$/,
			JPY: /^¥[\d,]+$/,
			KWD: /^KWD [\d,]+\.\d{3}$/,
			EUR: /^[\d.]+(,\d\d)? €$/,
		};
		for (const [currency, text] of Object.entries(texts) as [keyof typeof texts, RegExp][]) {
			const given = await answer({ currency }, { value_period: "one_time" });
			assert.match(String(given["total_value_one_time_formatted"]), text);
			for (const { value, value_currency, value_formatted } of objectsOf(given)) {
				if (value) assert.deepEqual([value_currency, text.test(String(value_formatted))], [currency, true]);
			}
		}
		const mixed = await answer({ currency: "mixed" }, {});
		const codes = new Set(objectsOf(mixed).flatMap(({ value_currency }) => value_currency ?? []));
		assert.deepEqual([[...codes].sort(), mixed["total_value_annualized_formatted"]], [["EUR", "USD"], null]);
	});

	it("formatted: absent from the whole and from groups", async () => {
		for (const [formatted, expected] of [
			["present", 8],
			["absent", 0],
		] as const) {
			const grouped = await answer({ formatted }, { _group_by: "user_id" });
			const twins = (object: object): number =>
				Object.keys(object).filter((name) => name.endsWith("_formatted")).length;
			assert.deepEqual([twins(grouped), twins(groupsOf(grouped)[0] ?? {})], [expected, expected]);
		}
	});

	it("hasMore: absent, or absent beside groups only", async () => {
		for (const [hasMore, plain, grouped] of [
			["present", true, true],
			["absent", false, false],
			["ungrouped", true, false],
		] as const) {
			const both = await answers({ hasMore }, [{}, { _group_by: "user_id" }]);
			assert.deepEqual(
				both.map((one) => "has_more" in one),
				[plain, grouped],
			);
		}
	});

	it("limitZero: refused, or the default limit", async () => {
		await withSandbox({ variants: { limitZero: "refused" } }, async (sandbox) => {
			assert.deepEqual(await errorResponse(sandbox, { _limit: "0" }), [
				400,
				{ error: '_limit must be a positive integer (got "0" instead).' },
			]);
		});
		assert.equal(objectsOf(await answer({ limitZero: "default" }, { _limit: "0" })).length, 100);
	});

	it("rateLimitHeader: absent from what is allowed", async () => {
		for (const rateLimitHeader of ["present", "absent"] as const) {
			await withSandbox({ variants: { rateLimitHeader } }, async (sandbox) => {
				assert.equal((await send(sandbox, "/me/")).headers.has("ratelimit"), rateLimitHeader === "present");
			});
		}
	});

	it("nulls: at either end whatever the direction, as the least or the most of all, or among the zeros", async () => {
		const read = async (nulls: Variants["nulls"], _order_by: string) => {
			const body = await answer({ nulls }, { _order_by, _limit: "250" });
			return objectsOf(body).map(({ value }) => value);
		};
		const at = (values: readonly (number | null)[]) => [values[0] === null, values.at(-1) === null];
		for (const [nulls, up, down] of [
			["last", [false, true], [false, true]],
			["first", [true, false], [true, false]],
			["least", [true, false], [false, true]],
			["most", [false, true], [true, false]],
		] as const) {
			assert.deepEqual(at(await read(nulls, "value")), up, nulls);
			assert.deepEqual(at(await read(nulls, "-value")), down, nulls);
		}
		const amounts = (await read("zero", "value")).map((value) => value ?? 0);
		assert.deepEqual(
			amounts,
			[...amounts].sort((a, b) => a - b),
		);
	});

	it("ties: in another order with each request, and nothing but the ties", async () => {
		const parameters = { _order_by: "confidence", _limit: "250" };
		const [first, second] = (await answers({ ties: "unstable" }, [parameters, parameters])).map(objectsOf);
		assert.notDeepEqual(ids(first ?? []), ids(second ?? []));
		assert.deepEqual(ids(first ?? []).toSorted(), ids(second ?? []).toSorted());
		const confidences = (objects: readonly Opportunity[] | undefined): number[] =>
			objects?.map(({ confidence }) => confidence) ?? [];
		assert.deepEqual(confidences(first), confidences(second));
		const grouped = { ...parameters, _group_by: "user_id" };
		const [one, two] = (await answers({ ties: "unstable" }, [grouped, grouped])).map(groupsOf);
		assert.deepEqual(
			one?.map(({ key, objects }) => [key, confidences(objects)]),
			two?.map(({ key, objects }) => [key, confidences(objects)]),
		);
		const unique = { _order_by: "date_created", _limit: "250" };
		const [left, right] = await answers({ ties: "unstable" }, [unique, unique]);
		assert.deepEqual(left, right);
	});

	it("texts: awkward ones in names, notes, drafts, files and links", async () => {
		const read = async (texts: Variants["texts"]): Promise<Opportunity[]> => {
			let objects: Opportunity[] = [];
			await withSandbox({ size: 1500, variants: { texts } }, async (sandbox) => {
				objects = sandbox.all();
			});
			return objects;
		};
		const objects = await read("awkward");
		const names = objects.map(({ lead_name }) => lead_name ?? "");
		for (const part of ["<b>", "$(flame)", "=HYPERLINK", "command:", "\u202e", "\n"]) {
			assert.ok(
				names.some((name) => name.includes(part)),
				part,
			);
		}
		assert.ok(objects.some(({ note }) => note?.includes("<script>") === true));
		const drafts = objects.flatMap(({ suggested_action }) =>
			suggested_action?.details && "message_draft" in suggested_action.details
				? [suggested_action.details.message_draft]
				: [],
		);
		assert.ok(drafts.length > 0 && drafts.every((draft) => draft.includes("<script>")));
		const addresses = objects.flatMap(({ attachments, integration_links }) => [...attachments, ...integration_links]);
		for (const start of ["javascript:", "file:", "command:", "http:", "vscode:", "https:"]) {
			assert.ok(
				addresses.some(({ url }) => url.startsWith(start)),
				start,
			);
		}
		const plain = await read("plain");
		assert.ok(plain.every((object) => object.attachments.every(({ url }) => url.startsWith("https:"))));
		assert.ok(plain.every(({ lead_name }) => !/[<$=[\n{]/.test(lead_name ?? "")));
	});

	it("refuses names and values that are not there", async () => {
		for (const [variants, reason] of [
			[{ undated: "middle" }, /The variant "undated" cannot be "middle". It can be: last, first, omitted, named/],
			[{ toString: "x" }, /There is no variant "toString". There are: undated,/],
		] as const) {
			await assert.rejects(
				withSandbox({ variants: variants as unknown as Partial<Variants> }, async () => {}),
				reason,
			);
		}
	});
});
