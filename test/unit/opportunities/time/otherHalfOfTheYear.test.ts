import assert from "node:assert/strict";
import { CloseClient } from "../../../../src/close/client.ts";
import type { DateBounds } from "../../../../src/opportunities/time/periods.ts";
import { parametersOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import { inZone } from "../../timeZones.ts";

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };
const NOVEMBER = new Date("2026-11-11T12:00Z");

describe("In winter, a day of last summer", () => {
	let sandbox: Sandbox;
	let client: CloseClient;

	for (const bareDays of ["midnight", "whole"] as const)
		describe(`with a server that takes bare days for ${bareDays}`, () => {
			before(async () => {
				sandbox = await startSandbox({ size: 2000, now: NOVEMBER, variants: { bareDays } });
				client = new CloseClient({
					baseUrl: sandbox.url,
					credential: { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin },
					userAgent: "test",
					settings: () => ({ maxConcurrentRequests: 4, requestTimeout: 10 }),
					log: QUIET,
					// Berlin's, in November.
					timeZoneOffset: () => 1,
				});
			});
			after(async () => {
				client.dispose();
				await sandbox.close();
			});

			const berlin = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin", dateStyle: "short" });
			const days = (field: "date_created" | "date_updated") =>
				new Map(sandbox.all().map((object) => [object.id, berlin.format(new Date(object[field]))]));

			for (const field of ["date_created", "date_updated"] as const)
				it(`has the hour after its midnight, and not that of the next one: ${field}`, async () => {
					const all = sandbox.all();
					const early = all.filter((object) => /-0[5-9]-\d\dT22:/.test(object[field])).slice(0, 2);
					assert.ok(early.length > 0);
					const dayOf = days(field);
					for (const { id } of early) {
						const day = dayOf.get(id) ?? "";
						const filters: readonly (readonly [DateBounds, (other: string) => boolean])[] = [
							[{ eq: day }, (other) => other === day],
							[{ gte: day, lte: day }, (other) => other === day],
							[{ gt: day }, (other) => other > day],
							[{ lt: day }, (other) => other < day],
							[{ lte: day }, (other) => other <= day],
						];
						for (const [bounds, isMeant] of filters) {
							const parameters = inZone("Europe/Berlin", () =>
								parametersOf({ filters: { [field]: bounds } }, { now: NOVEMBER, me: undefined }),
							);
							const answer = await client.list({ ...parameters, _limit: "1", _fields: "id" });
							const meant = [...dayOf.values()].filter(isMeant).length;
							assert.equal(answer.aggregates.total_results, meant, JSON.stringify([field, bounds]));
						}
					}
				});
		});
});
