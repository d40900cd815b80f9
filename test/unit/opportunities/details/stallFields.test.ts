import assert from "node:assert/strict";
import { everything, FULL, NOW, partsOf, textOf, written } from "./support.ts";

const bare = { ...FULL, stall_status: null, suggested_action: null };

function suggested(action: string, details: object | null) {
	return written({ ...bare, suggested_action: { action, details, justification: "Because." } });
}

function labelled(view: ReturnType<typeof written>["view"]) {
	const stall = view.sections.find(({ id }) => id === "stall");
	return stall?.fields.map(({ label, parts }) => `${label}: ${parts.map(({ text }) => text).join(", ")}`);
}

describe("a stalled opportunity", () => {
	it("says the next step, why, what is wrong, and what Close suggested before", () => {
		assert.deepEqual(labelled(written(FULL).view), [
			"Next step: Follow up by email",
			"Reason: Nobody wrote for three weeks.",
			"Contact: Homer Simpson",
			"Subject: Where do we stand?",
			"Draft: Hello Homer,\n\nany news?",
			"What's wrong: The contact can't be reached",
			"Also suggested: Ask someone else to reach out",
			"Reason: Three messages stayed unanswered.",
		]);
	});

	it("has the drafted message of an e-mail and its subject for copying, as they are", () => {
		const { view, targets } = suggested("follow_up_email", {
			contact_id: "cont_9",
			subject_draft: " Re:\u202e x ",
			message_draft: "Hi,\r\n\r\nbye\u0007",
		});
		assert.deepEqual(labelled(view)?.slice(2), ["Contact: Contact …nt_9", "Subject: Re: x", "Draft: Hi,\n\nbye"]);
		assert.deepEqual(Object.fromEntries(targets.copies), {
			subject_draft: " Re:\u202e x ",
			message_draft: "Hi,\n\nbye",
		});
		assert.deepEqual(partsOf(view, "suggested_action", "Draft")?.[0]?.copy, {
			key: "message_draft",
			label: "Copy Draft",
		});
	});

	it("leaves controls out of what is copied, and lines out of a subject", () => {
		const { targets } = written({
			...FULL,
			suggested_action: {
				action: "follow_up_email",
				justification: "",
				details: {
					contact_id: "cont_1",
					subject_draft: "a\nb\u0016",
					message_draft: "a\u0000\u007f\r\t\u001b[201~\u009bb",
				},
			},
		});
		assert.deepEqual(Object.fromEntries(targets.copies), { subject_draft: "a b", message_draft: "a\n [201~b" });
	});

	it("has the drafted text message, or the plan for a call", () => {
		const sms = suggested("follow_up_sms", { contact_id: "cont_1", message_draft: "Hi!" });
		assert.deepEqual(labelled(sms.view), [
			"Next step: Follow up by text message",
			"Reason: Because.",
			"Contact: Homer Simpson",
			"Draft: Hi!",
		]);
		const call = suggested("follow_up_call", { contact_id: "cont_1", call_plan: "1. Ask.\n2. Offer." });
		assert.deepEqual(labelled(call.view)?.slice(-1), ["Call plan: 1. Ask.\n2. Offer."]);
		assert.deepEqual([...call.targets.copies], [["call_plan", "1. Ask.\n2. Offer."]]);
	});

	it("names the new status where it is known, and has the end of its id where not", () => {
		const status = (status_id: string) =>
			textOf(suggested("change_status", { status_id }).view, "suggested_action", "New status");
		assert.equal(status("stat_next"), "Contract sent");
		assert.equal(status("stat_other"), "Status …ther");
	});

	it("has the new close date, as a day", () => {
		const date = (close_date: string) =>
			textOf(suggested("adjust_close_date", { close_date }).view, "suggested_action", "New close date");
		assert.equal(date("2026-11-27"), "Nov 27, 2026 | tomorrow");
		assert.equal(date("soon"), "soon");
	});

	it("has the next step as its first and largest line, and no other large one", () => {
		const largest = (object: Readonly<Record<string, unknown>>) => {
			const [stall] = written(object).view.sections;
			return stall?.fields.flatMap(({ label, main }, index) => (main ? [`${index}: ${label}`] : []));
		};
		assert.deepEqual(largest(FULL), ["0: Next step"]);
		assert.deepEqual(largest({ ...FULL, suggested_action: null }), ["0: Next step"]);
		assert.deepEqual(largest(bare), []);
	});

	it("says nothing is wrong nowhere: neither of a communication without an issue, nor of what isn't stalled", () => {
		const stall_status = { ...FULL.stall_status, communication_issue: "no_issue" };
		assert.doesNotMatch(everything(written({ ...FULL, stall_status }).view), /wrong/i);
		const headings = (object: Readonly<Record<string, unknown>>) => written(object).view.sections[0]?.heading;
		assert.deepEqual([headings(FULL), headings({ ...FULL, is_stalled: false })], ["Stalled", "Suggested by Close"]);
	});

	it("needs no details", () => {
		for (const action of ["change_status", "adjust_close_date", "follow_up_email", "follow_up_call", "follow_up_sms"])
			assert.equal(labelled(suggested(action, null).view)?.length, 2, action);
	});

	it("with only the older suggestion has that as its next step; one that nothing is said of says so", () => {
		const older = written({ ...FULL, suggested_action: null }).view;
		assert.equal(textOf(older, "stall_status", "Next step"), "Ask someone else to reach out");
		assert.deepEqual(labelled(written(bare).view), ["What's wrong: Close says that it's stalled, but not why."]);
		assert.equal(labelled(written({ ...bare, is_stalled: false }, { now: NOW }).view), undefined);
	});
});
