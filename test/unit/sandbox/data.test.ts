import assert from "node:assert/strict";
import type { CustomField, Opportunity } from "../../../src/sandbox/index.ts";
import { naiveFormat } from "./naive.ts";
import { NEVER_NULL, NULLABLE } from "./schema.ts";
import { ids, NOW, objectsOf, readAll, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: data", () => {
	const sandbox = useSandbox({ size: 4000 });
	const today = NOW.toISOString().slice(0, 10);
	const count = (matches: (object: Opportunity) => boolean): number => sandbox().all().filter(matches).length;

	const isCustom = (name: string) => name.startsWith("custom.");

	it("every object has every field of the document, of its type, and no other but custom ones", () => {
		const names = [...Object.keys(NEVER_NULL), ...Object.keys(NULLABLE)].sort();
		for (const object of sandbox().all()) {
			const own = Object.entries(object).filter(([name]) => !isCustom(name));
			assert.deepEqual(own.map(([name]) => name).sort(), names);
			for (const [name, value] of own) {
				const fits = NEVER_NULL[name]?.(value) ?? (value === null || NULLABLE[name]?.(value));
				assert.equal(fits, true, `${name}: ${JSON.stringify(value)}`);
			}
		}
	});

	it("every field that may be null is so in some objects and not in others", () => {
		for (const name of Object.keys(NULLABLE)) {
			const nulls = count((object) => object[name as keyof Opportunity] === null);
			assert.ok(nulls > 0 && nulls < 4000, `${name}: ${nulls}`);
		}
	});

	it("every custom field stands under its id, with values of its type, in some objects and not in others", () => {
		const { customFields } = sandbox();
		const keys = customFields.map(({ id }) => `custom.${id}`);
		for (const object of sandbox().all())
			assert.deepEqual(
				Object.keys(object).filter((name) => isCustom(name) && !keys.includes(name)),
				[],
			);
		const fits = ({ type, choices }: CustomField, value: unknown) => {
			if (type === "number") return Number.isInteger(value);
			if (typeof value !== "string") return false;
			if (type === "choices") return choices?.includes(value) === true;
			return type === "url" ? value.startsWith("https://") : type !== "date" || /^\d{4}-\d\d-\d\d$/.test(value);
		};
		for (const field of customFields) {
			const values = sandbox()
				.all()
				.flatMap((object) => (object as unknown as Record<string, unknown>)[`custom.${field.id}`] ?? []);
			assert.ok(values.length > 0 && values.every((value) => fits(field, value)), field.name);
			const unset = count((object) => !(`custom.${field.id}` in object));
			assert.ok(unset > 0 && unset < 4000, `${field.name}: ${unset}`);
		}
		const several = customFields.filter(({ accepts_multiple_values }) => accepts_multiple_values);
		assert.ok(several.length > 0);
	});

	it("what it tells over HTTP is what it has", async () => {
		assert.deepEqual(
			(await readAll(sandbox(), { status_type: "active" })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
			sandbox()
				.all()
				.filter(({ status_type }) => status_type === "active")
				.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
		);
	});

	it("ids are unique", () => {
		assert.equal(new Set(ids(sandbox().all())).size, 4000);
	});

	it("the same seed and present give the same data, another seed other data", async () => {
		await withSandbox({ seed: 5 }, async (one) => {
			await withSandbox({ seed: 5 }, async (same) => assert.deepEqual(same.all(), one.all()));
			await withSandbox({ seed: 6 }, async (other) => {
				assert.notDeepEqual(new Set(ids(other.all())), new Set(ids(one.all())));
				assert.notDeepEqual(
					other.all().map(({ value }) => value),
					one.all().map(({ value }) => value),
				);
			});
		});
	});

	it("a later present moves the dates, and nothing else", async () => {
		const later = new Date(NOW.getTime() + 10 * 86_400_000);
		await withSandbox({ seed: 5 }, async (one) => {
			await withSandbox({ seed: 5, now: later }, async (other) => {
				assert.deepEqual(
					other.all().map(({ value, user_id, status_id }) => [value, user_id, status_id]),
					one.all().map(({ value, user_id, status_id }) => [value, user_id, status_id]),
				);
				assert.ok(
					other.all().every(({ date_created }, index) => date_created > String(one.all()[index]?.date_created)),
				);
			});
		});
	});

	it("computed values follow from value, period and confidence", () => {
		for (const object of sandbox().all()) {
			const annualized = object.value === null ? null : object.value * (object.value_period === "monthly" ? 12 : 1);
			assert.equal(object.annualized_value, annualized);
			const share = (cents: number | null): number | null =>
				cents === null ? null : Math.round((cents * object.confidence) / 100);
			assert.equal(object.expected_value, share(object.value));
			assert.equal(object.annualized_expected_value, share(annualized));
		}
	});

	it("value_formatted is in dollars, and empty or null without a value", () => {
		for (const { value, value_formatted, value_period } of sandbox().all()) {
			if (value === null || value === 0) {
				assert.ok(value_formatted === "" || (value === null && value_formatted === null));
			} else {
				assert.equal(value_formatted, naiveFormat(value) + (value_period === "monthly" ? " monthly" : ""));
			}
		}
		assert.ok(count(({ value_formatted }) => value_formatted === "") > 0);
		assert.ok(count(({ value }) => value === 0) > 0);
	});

	it("won ones have a past won date and are certain, lost ones mostly a moment of loss, active ones mostly an expected close ahead", () => {
		for (const object of sandbox().all()) {
			assert.ok(object.date_created <= object.date_updated);
			assert.ok(object.date_updated <= NOW.toISOString());
			if (object.status_type === "won") {
				assert.ok(object.date_won !== null && object.date_won <= today);
				assert.equal(object.confidence, 100);
			}
			assert.ok(object.date_lost === null || object.status_type === "lost");
			assert.ok(object.date_lost === null || object.date_lost <= object.date_updated);
			assert.ok(!object.is_stalled || object.status_type === "active");
		}
		const active = count(({ status_type }) => status_type === "active");
		const ahead = count(
			({ status_type, date_won }) => status_type === "active" && String(date_won) > today && date_won !== null,
		);
		const overdue = count(
			({ status_type, date_won }) => status_type === "active" && date_won !== null && date_won < today,
		);
		assert.ok(ahead > active / 2 && overdue > 0 && ahead + overdue < active);
		assert.ok(count(({ status_type, date_won }) => status_type === "lost" && date_won !== null) > 0);
		const lost = count(({ status_type }) => status_type === "lost");
		const undated = count(({ status_type, date_lost }) => status_type === "lost" && date_lost === null);
		assert.ok(undated > lost / 50 && undated < lost / 10);
	});

	it("is as large as asked for, up to hundreds of owners", async () => {
		await withSandbox({ size: 3000, owners: 240 }, async (large) => {
			assert.equal(large.all().length, 3000);
			assert.equal(new Set(large.owners.map(({ id }) => id)).size, 240);
			assert.equal(new Set(large.owners.map(({ name }) => name)).size, 239);
			assert.equal(objectsOf({ data: large.matching({}) }).length, 3000);
		});
	});

	it("refuses options that cannot be", async () => {
		for (const [options, reason] of [
			[{ size: -1 }, /size must be a whole number from 0/],
			[{ owners: 0 }, /owners must be a whole number from 1 to 900, not 0/],
			[{ now: new Date("soon") }, /now must be a date/],
			[{ rateLimit: { limit: 5, windowSeconds: 0 } }, /windowSeconds must be more than 0/],
			[{ latencyMs: 0.5 }, /latencyMs/],
		] as const) {
			await assert.rejects(
				withSandbox(options, async () => {}),
				reason,
			);
		}
	});
});
