import assert from "node:assert/strict";
import type { Opportunity } from "../../../src/sandbox/index.ts";
import { useSandbox } from "./support.ts";

describe("Sandbox: variety of the data", () => {
	const sandbox = useSandbox({ size: 4000 });
	const count = (matches: (object: Opportunity) => boolean): number => sandbox().all().filter(matches).length;

	it("covers three years back, and quarters ahead", () => {
		const created = sandbox()
			.all()
			.map(({ date_created }) => date_created.slice(0, 7))
			.toSorted();
		assert.deepEqual([created[0], created.at(-1)], ["2023-09", "2026-09"]);
		const quarters = new Set(
			sandbox()
				.all()
				.flatMap(({ date_won }) =>
					date_won === null ? [] : [`${date_won.slice(0, 4)} ${Math.ceil(Number(date_won.slice(5, 7)) / 3)}`],
				),
		);
		assert.equal(quarters.size, 16);
	});

	it("has every status of two pipelines, three periods and every owner in it", () => {
		assert.equal(sandbox().pipelines.length, 2);
		for (const pipeline of sandbox().pipelines) {
			for (const status of pipeline.statuses) {
				assert.ok(count(({ status_id }) => status_id === status.id) > 0, status.label);
			}
		}
		for (const owner of sandbox().owners) {
			assert.ok(count(({ user_id }) => user_id === owner.id) > 0, owner.id);
		}
		assert.equal(
			new Set(
				sandbox()
					.all()
					.map(({ value_period }) => value_period),
			).size,
			3,
		);
	});

	it("has twelve owners: two former ones, one without a name, two of one name", () => {
		const { owners } = sandbox();
		assert.equal(owners.length, 12);
		assert.equal(owners.filter(({ active }) => !active).length, 2);
		assert.equal(owners.filter(({ name }) => name === null).length, 1);
		assert.equal(new Set(owners.map(({ name }) => name)).size, 11);
	});

	it("has active ones that need a look: late, without a value, untouched for long, sure to be lost or won", () => {
		const active = (matches: (object: Opportunity) => boolean): number =>
			count((object) => object.status_type === "active" && matches(object));
		assert.ok(active(({ date_won }) => date_won !== null && date_won < "2026-09-15") > 10);
		assert.ok(active(({ value }) => value === null) > 10);
		assert.ok(active(({ date_updated }) => date_updated < "2026-08-15") > 10);
		assert.ok(active(({ confidence }) => confidence === 0) > 5);
		assert.ok(active(({ confidence }) => confidence === 100) > 5);
	});

	it("has active ones that were won before, and were changed since", () => {
		const reopened = sandbox()
			.all()
			.filter(({ status_type, date_won }) => status_type === "active" && date_won !== null && date_won < "2026-07-01");
		assert.ok(reopened.length > 10 && reopened.length < 60, String(reopened.length));
		assert.ok(new Set(reopened.map(({ date_won }) => date_won?.slice(0, 4))).size > 1);
		for (const { date_won, date_created, date_updated } of reopened) {
			assert.ok(date_created.slice(0, 10) <= String(date_won) && String(date_won) <= date_updated);
		}
	});

	it("has stalled ones with every kind of status and action, with and without details", () => {
		const stalled = sandbox()
			.all()
			.filter(({ is_stalled }) => is_stalled);
		const kinds = (read: (object: Opportunity) => unknown): Set<unknown> =>
			new Set(stalled.map(read).filter((kind) => kind !== undefined));
		assert.equal(kinds(({ suggested_action }) => suggested_action?.action).size, 5);
		assert.equal(
			kinds(({ suggested_action }) => suggested_action?.details === null && suggested_action.action).size,
			6,
		);
		assert.equal(kinds(({ stall_status }) => stall_status?.communication_issue).size, 3);
		assert.equal(kinds(({ stall_status }) => stall_status?.next_action.action).size, 6);
		assert.ok(stalled.some(({ stall_status }) => stall_status === null));
		assert.equal(
			count(
				({ is_stalled, suggested_action, stall_status }) => !is_stalled && (suggested_action ?? stall_status) !== null,
			),
			0,
		);
	});

	it("has notes of several lines, attachments, links and comments", () => {
		assert.ok(count(({ note }) => note?.includes("\n") === true) > 0);
		assert.ok(count(({ attachments }) => attachments.length > 1) > 0);
		const attachments = sandbox()
			.all()
			.flatMap((object) => object.attachments);
		for (const name of ["content_type", "filename", "size", "thumbnail_url"] as const) {
			assert.ok(
				attachments.some((attachment) => attachment[name] === null) && attachments.some((a) => a[name] !== null),
			);
		}
		assert.ok(count(({ integration_links }) => integration_links.length > 0) > 0);
		assert.ok(count(({ comment_summary }) => comment_summary !== null) > 0);
	});
});
