import assert from "node:assert/strict";
import type { Opportunity } from "../../../src/sandbox/index.ts";
import { assertFinds, errorResponse, list, send, useSandbox, withSandbox } from "./support.ts";

const COMPARISONS: Readonly<Record<string, (value: string | number, bound: string | number) => boolean>> = {
	gte: (value, bound) => value >= bound,
	gt: (value, bound) => value > bound,
	lte: (value, bound) => value <= bound,
	lt: (value, bound) => value < bound,
};

/** In milliseconds, the precision of `Date`, which is enough for the bounds in these tests. */
const time = (text: string): number => Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));

describe("Sandbox: date filters", () => {
	const sandbox = useSandbox();

	it("date_won finds one day, and never the undated", async () => {
		const day = sandbox()
			.all()
			.find((object) => object.date_won !== null)?.date_won;
		await assertFinds(sandbox(), { date_won: String(day) }, (object) => object.date_won === day);
	});

	for (const [suffix, holds] of Object.entries(COMPARISONS)) {
		it(`date_won__${suffix} compares days and leaves the undated out`, async () => {
			const dated = sandbox()
				.all()
				.filter((object) => object.date_won !== null);
			const day = dated[dated.length >> 1]?.date_won ?? "";
			await assertFinds(
				sandbox(),
				{ [`date_won__${suffix}`]: day },
				(object) => object.date_won !== null && holds(object.date_won, day),
			);
		});

		for (const field of ["date_created", "date_updated"] as const) {
			it(`${field}__${suffix} takes a plain date for its midnight, in the zone of x-tz-offset`, async () => {
				for (const [offset, zone] of [
					["", "+00:00"],
					["0", "+00:00"],
					["-4", "-04:00"],
					["5.5", "+05:30"],
					["-2.5", "-02:30"],
				] as const) {
					const midnight = time(`2026-03-01T00:00:00${zone}`);
					await assertFinds(
						sandbox(),
						{ [`${field}__${suffix}`]: "2026-03-01" },
						(object) => holds(time(object[field]), midnight),
						offset === "" ? {} : { "x-tz-offset": offset },
					);
				}
			});

			it(`${field}__${suffix} takes a moment to the microsecond`, async () => {
				const moment = sandbox().all()[300]?.[field] ?? "";
				await assertFinds(sandbox(), { [`${field}__${suffix}`]: moment }, (object) => holds(object[field], moment));
			});
		}
	}

	it("x-tz-offset moves objects over the bound", async () => {
		const object = sandbox().all()[11];
		const created = time(object?.date_created ?? "");
		const day = new Date(created + 14 * 3_600_000).toISOString().slice(0, 10);
		const before = new Date(created - 14 * 3_600_000).toISOString().slice(0, 10);
		assert.notEqual(day, before);
		const finds = async (offset: number): Promise<boolean> => {
			const answer = await list(
				sandbox(),
				{ date_created__gte: day, lead_id: object?.lead_id ?? "", _fields: "id" },
				{ "x-tz-offset": String(offset) },
			);
			return JSON.stringify(answer["data"]).includes(object?.id ?? "");
		};
		assert.equal(await finds(14), true);
		assert.equal(await finds(-14), false);
	});

	for (const field of ["date_created", "date_updated"] as const) {
		it(`${field} takes a plain date for the whole day, in the zone of x-tz-offset`, async () => {
			const dayOf = (object: Opportunity, hours: number): string =>
				new Date(time(object[field]) + hours * 3_600_000).toISOString().slice(0, 10);
			for (const hours of [0, -8, 9.5]) {
				const day = dayOf(sandbox().all()[42] as Opportunity, hours);
				await assertFinds(sandbox(), { [field]: day }, (object) => dayOf(object, hours) === day, {
					"x-tz-offset": String(hours),
				});
			}
		});

		it(`${field} takes a moment, in any of its spellings`, async () => {
			const object = sandbox().all()[42];
			const moment = object?.[field] ?? "";
			for (const text of [
				moment,
				moment.replace("+00:00", "Z"),
				moment.replace("T", " "),
				moment.replace("+00:00", ""),
			]) {
				await assertFinds(sandbox(), { [field]: text }, ({ id }) => id === object?.id);
			}
		});
	}

	it("takes a moment in UTC whatever x-tz-offset says, and a plus that is not encoded for a blank", async () => {
		const bound = "2026-03-01T22:00:00+00:00";
		for (const offset of ["0", "-8", "5.5"])
			await assertFinds(sandbox(), { date_created__gte: bound }, (object) => time(object.date_created) >= time(bound), {
				"x-tz-offset": offset,
			});
		assert.equal((await send(sandbox(), `/opportunity/?date_created__gte=${bound}`)).status, 400);
	});

	it("refuses moments of created and updated dates, and takes their days, where the variant says so", async () => {
		await withSandbox({ variants: { moments: "refused" } }, async (refusing) => {
			for (const name of ["date_created__gte", "date_updated__lt", "date_created"])
				assert.equal((await errorResponse(refusing, { [name]: "2026-03-01T22:00:00+00:00" }))[0], 400);
			await assertFinds(
				refusing,
				{ date_created__gte: "2026-03-01" },
				({ date_created }) => date_created >= "2026-03-01",
			);
		});
	});

	it("takes a day after gt and lte for all of it where the variant says so", async () => {
		await withSandbox({ variants: { bareDays: "whole" } }, async (whole) => {
			await assertFinds(whole, { date_created__lte: "2026-03-01" }, ({ date_created }) => date_created < "2026-03-02");
			await assertFinds(whole, { date_created__gt: "2026-03-01" }, ({ date_created }) => date_created >= "2026-03-02");
			await assertFinds(whole, { date_updated__lt: "2026-03-01" }, ({ date_updated }) => date_updated < "2026-03-01");
		});
	});

	it("date_won takes the day of a moment", async () => {
		await assertFinds(
			sandbox(),
			{ date_won__gte: "2026-01-01T13:30:00Z" },
			(object) => object.date_won !== null && object.date_won >= "2026-01-01",
		);
	});

	it("bounds of one date intersect", async () => {
		await assertFinds(
			sandbox(),
			{ date_won__gte: "2025-01-01", date_won__lt: "2026-01-01" },
			(object) => object.date_won?.startsWith("2025") === true,
		);
	});

	it("refuses what is no date, a day that does not exist included", async () => {
		for (const text of ["soon", "2026-02-30", "2026-2-3", "2026-01-01T25:00:00Z", "2026-01-01x"]) {
			for (const name of ["date_won", "date_won__gte", "date_created__lt", "date_updated"]) {
				assert.deepEqual(await errorResponse(sandbox(), { [name]: text }), [
					400,
					{ errors: [], "field-errors": { [name]: `Not a valid date: "${text}".` } },
				]);
			}
		}
	});

	it("refuses an x-tz-offset that is no number of hours", async () => {
		for (const offset of ["CET", "-240", "1e9"]) {
			assert.deepEqual(await errorResponse(sandbox(), {}, { "x-tz-offset": offset }), [
				400,
				{ error: `x-tz-offset must be a number of hours (got "${offset}" instead).` },
			]);
		}
	});
});
