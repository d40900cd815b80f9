import assert from "node:assert/strict";
import fc from "fast-check";
import { readOpportunity } from "../../../../src/close/schema/opportunityDetails.ts";
import { handOver, mailDraftOf } from "../../../../src/opportunities/details/mailDraft.ts";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { FULL, partsOf, written } from "./support.ts";

const to = "mailto:homer@globex.example";
const email = { email: "homer@globex.example", is_unsubscribed: false, type: "office" };

function draftOf(action: string, details: object | null, more: object = { lead_primary_email: email }) {
	const suggested_action = { action, details, justification: "" };
	return mailDraftOf(readOpportunity({ ...FULL, suggested_action, ...more }).fields);
}

/** What a mail program reads from an address, by RFC 6068. */
function parsed(address: string) {
	const [recipient, query = ""] = address.slice("mailto:".length).split("?");
	const headers = query.split("&").map((header) => header.split("=").map(decodeURIComponent));
	return { to: decodeURIComponent(recipient ?? ""), ...Object.fromEntries(headers) };
}

describe("A mail that Close drafted", () => {
	it("is handed over with its &, #, +, %, ? and = as they are, and with line breaks as mail has them", () => {
		const draft = { to, subject: "50 % off & more #1?", body: "a+b = c%20\n\nR&D: bye" };
		assert.equal(
			handOver(draft).address,
			"mailto:homer@globex.example?subject=50%20%25%20off%20%26%20more%20%231%3F" +
				"&body=a%2Bb%20%3D%20c%2520%0D%0A%0D%0AR%26D%3A%20bye",
		);
		assert.equal(handOver(draft).rest, "");
	});

	it("arrives as it was drafted, whatever is in it, or its rest is in the clipboard", () => {
		const text = fc.string({ unit: "binary", maxLength: 1500 });
		fc.assert(
			fc.property(text, text, (subject_draft, message_draft) => {
				const draft = draftOf("follow_up_email", { subject_draft, message_draft });
				assert.ok(draft);
				const { address, rest } = handOver(draft);
				assert.ok(address.length <= 2000);
				const { to, subject = "", body = "" } = parsed(address);
				assert.equal(to, "homer@globex.example");
				const arrived =
					rest === "" ? [subject, body.replaceAll("\r\n", "\n")] : rest === draft.body ? [subject, rest] : [];
				if (arrived.length === 0) assert.equal(rest, `${draft.subject}\n\n${draft.body}`);
				else assert.deepEqual(arrived, [draft.subject, draft.body]);
			}),
		);
	});

	it("leaves to the clipboard what an address of 2,000 characters has no room for", () => {
		const start = `${to}?subject=s&body=`.length;
		const fits = "x".repeat(2000 - start);
		assert.equal(handOver({ to, subject: "s", body: fits }).address.length, 2000);
		assert.deepEqual(handOver({ to, subject: "s", body: `${fits}x` }), {
			address: `${to}?subject=s`,
			rest: `${fits}x`,
		});
		const subject = "s".repeat(2000);
		assert.deepEqual(handOver({ to, subject, body: "b" }), { address: to, rest: `${subject}\n\nb` });
	});

	it("has half a letter replaced, which no address can have", () => {
		assert.equal(handOver({ to: "mailto:", subject: "", body: "a\ud83d" }).address, "mailto:?body=a%EF%BF%BD");
	});

	it("goes to the lead's address if that is known, valid and not unsubscribed, and else to nobody", () => {
		const details = { message_draft: "Hi" };
		const recipient = (lead_primary_email: unknown) => draftOf("follow_up_email", details, { lead_primary_email })?.to;
		assert.equal(recipient(email), to);
		assert.equal(recipient({ ...email, is_unsubscribed: true }), "mailto:");
		for (const address of ["ask reception", "a@b.example,c@d.example", "a@b.example?bcc=c@d.example", "a@b.example\n"])
			assert.equal(recipient({ ...email, email: address }), "mailto:", address);
		assert.equal(recipient(null), "mailto:");
		assert.equal(recipient(undefined), "mailto:");
	});

	it("has one line of subject, and no control characters", () => {
		const draft = draftOf("follow_up_email", {
			subject_draft: "a\r\nBcc: b@c.example",
			message_draft: "a\u0000\u001b[1m\r\nb",
		});
		assert.deepEqual(draft, { to, subject: "a Bcc: b@c.example", body: "a[1m\nb" });
	});

	it("is one only if it was drafted as one: no text message, and nothing without a draft", () => {
		assert.equal(draftOf("follow_up_sms", { message_draft: "Hi" }), undefined);
		assert.equal(draftOf("follow_up_email", null), undefined);
		assert.equal(draftOf("follow_up_call", { call_plan: "1." }), undefined);
		assert.equal(draftOf("write_a_letter", { subject_draft: "s", message_draft: "Hi" })?.body, "Hi");
	});

	it("is offered beside its draft, with its recipient, and not while names are hidden", () => {
		const offered = (change: object, context = {}) =>
			partsOf(written({ ...FULL, ...change }, context).view, "suggested_action", "Draft")?.[0]?.mail;
		assert.equal(offered({ lead_primary_email: email }), "To homer@globex.example");
		assert.equal(offered({ lead_primary_email: null }), "No recipient yet");
		assert.equal(offered({ lead_primary_email: email }, { hidden: true, mask: HIDDEN }), undefined);
	});
});
