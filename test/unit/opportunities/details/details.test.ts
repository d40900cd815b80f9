import assert from "node:assert/strict";
import fc from "fast-check";
import { opportunitySchema, readOpportunity } from "../../../../src/close/schema/opportunityDetails.ts";
import { siblingOf } from "../../../../src/opportunities/details/summary.ts";
import { customFieldsByKey } from "../../../../src/opportunities/text/customFieldNames.ts";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { runs } from "../../runs.ts";
import { NEVER_NULL, NULLABLE } from "../../sandbox/schema.ts";
import { CONTEXT, everything, FULL, NOW, partsOf, summaryOf, textOf, written } from "./support.ts";

const NAMES = [...Object.keys(NEVER_NULL), ...Object.keys(NULLABLE)].sort();

/** What is seen of each field of the document, in the field that is about it. */
const SEEN: Readonly<Record<string, readonly [field: string, text: RegExp]>> = {
	annualized_expected_value: ["annualized_expected_value", /^€96,291$/],
	annualized_value: ["annualized_value", /^€148,140$/],
	attachments: ["attachments", /^Proposal\.pdf \| application\/pdf · 184 kB · files\.example$/],
	comment_summary: ["comment_summary", /^3 comments$/],
	confidence: ["confidence", /^65%$/],
	contact_id: ["contact_id", /^cont_1$/],
	contact_name: ["contact_name", /^Homer Simpson$/],
	created_by: ["created_by", /^user_2$/],
	created_by_name: ["created_by_name", /^Ben Quill$/],
	date_created: ["date_created", /^Nov 5, 2026, .* \| 3 weeks ago$/],
	date_lost: ["date_lost", /^Oct 1, 2026, .* \| 2 months ago$/],
	date_updated: ["date_updated", /^Nov 26, 2026, .* \| 45 minutes ago$/],
	date_won: ["date_won", /^Dec 24, 2026 \| in 4 weeks$/],
	expected_value: ["expected_value", /^€8,024\.25\/mo$/],
	id: ["id", /^oppo_1$/],
	integration_links: ["integration_links", /^Billing \| billing\.example$/],
	is_stalled: ["is_stalled", /^Yes$/],
	lead_id: ["lead_id", /^lead_1$/],
	lead_name: ["lead_name", /^Globex Ltd$/],
	lead_primary_email: ["lead_primary_email", /^homer@globex\.example \| Office · unsubscribed$/],
	lead_primary_phone: [
		"lead_primary_phone",
		/^\+1 202-555-0123 \| Mobile · United States · America\/New_York · texts blocked \| \+442079460999 \| Direct$/,
	],
	note: ["note", /^First line\n\n- second <b>line<\/b>$/],
	organization_id: ["organization_id", /^orga_1$/],
	pipeline_id: ["pipeline_id", /^pipe_1$/],
	pipeline_name: ["pipeline_name", /^Renewals board$/],
	stall_status: ["stall_status", /^The contact can't be reached$/],
	status_display_name: ["status_display_name", /^Negotiation \(Sales\)$/],
	status_id: ["status_id", /^stat_1$/],
	status_label: ["status_label", /^Negotiation$/],
	status_type: ["status_type", /^Open$/],
	suggested_action: ["suggested_action", /^Follow up by email$/],
	updated_by: ["updated_by", /^user_3$/],
	updated_by_name: ["updated_by_name", /^Cleo Marsh$/],
	user_id: ["user_id", /^user_1$/],
	user_name: ["user_name", /^Ada Okafor$/],
	value: ["value", /^€12,345\/mo$/],
	value_currency: ["value_currency", /^EUR$/],
	value_formatted: ["value_formatted", /^12 345 € a month$/],
	value_period: ["value_period", /^Monthly$/],
};

describe("details", () => {
	it("know every field of the document", () => {
		assert.deepEqual(Object.keys(SEEN).sort(), NAMES);
		assert.deepEqual(Object.keys(opportunitySchema.shape).sort(), NAMES);
		assert.deepEqual(Object.keys(FULL).sort(), NAMES);
	});

	for (const name of NAMES) {
		it(`show ${name}, and nothing of it where the answer leaves it out`, () => {
			const [field = "", text = /./] = SEEN[name] ?? [];
			const { view } = written(FULL);
			assert.match(textOf(view, field) ?? "", text);
			const { [name]: _, ...without } = FULL as Readonly<Record<string, unknown>>;
			const less = written(without).view;
			assert.notDeepEqual(less, view);
			assert.deepEqual(less.schemaErrors, []);
			assert.doesNotMatch(everything(less), /undefined|null|NaN/);
		});
	}

	it("are read from top to bottom: what to do first, identifiers last", () => {
		const { view } = written({ ...FULL, "custom.cf_1": "x" });
		assert.deepEqual(
			view.sections.map(({ id }) => id),
			["stall", "note", "people", "dates", "value", "status", "files", "custom", "ids"],
		);
		assert.deepEqual(
			[view.title, summaryOf(view)],
			["Globex Ltd", "€12,345/mo · Negotiation (Renewals board) · 65% · stalled"],
		);
	});

	it("say in their first line what is known of value, status and pipeline, and the confidence of what is open", () => {
		const line = (change: object) => summaryOf(written({ ...FULL, is_stalled: false, ...change }).view);
		assert.equal(line({ status_type: "won" }), "€12,345/mo · Negotiation (Renewals board)");
		assert.equal(line({ status_type: "lost", pipeline_name: null }), "€12,345/mo · Negotiation");
		assert.equal(line({ status_type: "on_hold" }), "€12,345/mo · Negotiation (Renewals board) · 65%");
		assert.equal(line({ value: null, status_label: "" }), "No value · Negotiation (Sales) (Renewals board) · 65%");
		assert.equal(summaryOf(written({ id: "oppo_1" }).view), "");
	});

	it("have raw ids among the IDs alone, also where names are missing", () => {
		const nameless = {
			...FULL,
			lead_name: null,
			contact_name: null,
			user_name: null,
			created_by_name: null,
			updated_by_name: "",
			suggested_action: {
				action: "follow_up_email",
				justification: "",
				details: { status_id: "stat_77Qx", contact_id: "cont_55Rm", message_draft: "Hi" },
			},
		};
		const { view } = written(nameless);
		const facts = { ...view, sections: view.sections.filter(({ id }) => id !== "ids") };
		assert.doesNotMatch(everything(facts), /(?:oppo|lead|cont|stat|pipe|user|orga|thre)_/);
		assert.equal(view.title, "Unnamed lead …ad_1");
		for (const [name, text] of [
			["lead_name", "Unnamed lead …ad_1"],
			["user_name", "Unnamed owner …er_1"],
			["contact_name", "Contact …nt_1"],
			["created_by_name", "User …er_2"],
			["updated_by_name", "User …er_3"],
		] as const)
			assert.equal(textOf(view, name), text);
		const ids = view.sections.at(-1)?.fields.map(({ label, parts }) => `${label}: ${parts[0]?.text}`) ?? [];
		assert.ok(
			ids.includes("Suggested status ID: stat_77Qx") && ids.includes("Suggested contact ID: cont_55Rm"),
			ids.join(),
		);
	});

	it("say in words what is null", () => {
		const nothing = Object.fromEntries(Object.keys(NULLABLE).map((name) => [name, null]));
		const { view } = written({ ...FULL, ...nothing, user_id: null, is_stalled: false });
		for (const [name, text] of [
			["value", "No value"],
			["user_name", "No owner"],
			["contact_name", "No contact"],
			["note", "No note"],
			["date_won", "No date"],
		] as const)
			assert.deepEqual(partsOf(view, name), [{ text, none: true }], name);
		assert.equal(view.title, "Unnamed lead …ad_1");
		assert.doesNotMatch(everything(view), /null|undefined/);
		assert.equal(view.sections[0]?.id, "note");
	});

	it("call the won date what it is: the day it was won, or the close date", () => {
		const labels = (status_type: string) =>
			written({ ...FULL, status_type })
				.view.sections.flatMap(({ fields }) => fields)
				.filter(({ name }) => name === "date_won")
				.map(({ label }) => label);
		assert.deepEqual(labels("won"), ["Won on", "Won quarter"]);
		assert.deepEqual(labels("active"), ["Close date", "Close quarter"]);
		assert.deepEqual(labels("lost"), ["Close date", "Close quarter"]);
	});

	it("write amounts by currency and scale where Close wrote none, a value of 0 without its period", () => {
		const { view } = written({ ...FULL, value_formatted: "", value_currency: "JPY" });
		assert.equal(textOf(view, "value"), "¥1,234,500/mo");
		assert.equal(textOf(view, "annualized_value"), "¥14,814,000");
		assert.equal(textOf(written({ ...FULL, value: 0, value_formatted: "" }).view, "value"), "€0");
		assert.equal(textOf(written({ ...FULL, value_currency: null }).view, "expected_value"), "8,024.25/mo");
	});

	it("say the period of a value from value_period, and Close's own text only where it says something else", () => {
		const { view } = written({ ...FULL, value: 50_000, value_period: "annual", value_formatted: "€500" });
		assert.equal(summaryOf(view).split(" · ")[0], "€500/yr");
		assert.equal(textOf(view, "value"), "€500/yr");
		assert.equal(textOf(view, "value_formatted"), undefined);
		const monthly = written({ ...FULL, value: 50_000, value_period: "monthly", value_formatted: "€500 monthly" }).view;
		assert.deepEqual([textOf(monthly, "value"), textOf(monthly, "value_formatted")], ["€500/mo", undefined]);
		const cents = written({ ...FULL, value: 50_000, value_period: "one_time", value_formatted: "€500.00" }).view;
		assert.deepEqual([textOf(cents, "value"), textOf(cents, "value_formatted")], ["€500", undefined]);
		const dinars = {
			value: 135_000,
			value_currency: "KWD",
			value_period: "one_time",
			value_formatted: "KWD 135.000",
		} as const;
		assert.equal(textOf(written({ ...FULL, ...dinars }).view, "value_formatted"), undefined);
	});

	it("show terms that are new in Close readably, and drop none", () => {
		const { view } = written({
			...FULL,
			value_period: "every_two_weeks",
			value_formatted: null,
			status_type: "on_hold",
			stall_status: {
				communication_issue: "spam_filter",
				next_action: { action: "send_gift", justification: "Why not." },
			},
			suggested_action: { action: "follow_up_fax", details: { fax_draft: "…" }, justification: "They love faxes." },
		});
		assert.equal(textOf(view, "value_period"), "Every two weeks");
		assert.equal(textOf(view, "value"), "€12,345 (Every two weeks)");
		assert.equal(textOf(view, "status_type"), "On hold");
		assert.equal(textOf(view, "stall_status", "What's wrong"), "Spam filter");
		assert.equal(textOf(view, "stall_status", "Also suggested"), "Send gift");
		assert.equal(textOf(view, "suggested_action", "Next step"), "Follow up fax");
		for (const inherited of ["constructor", "__proto__"])
			assert.equal(typeof textOf(written({ ...FULL, status_type: inherited }).view, "status_type"), "string");
	});

	it("name the fields that cannot be read, and show the others", () => {
		const { view } = written({ ...FULL, value: "much", lead_name: 7, attachments: [{ url: 5 }] });
		assert.deepEqual(view.schemaErrors, [
			"lead_name: a string is expected",
			"value: a number is expected",
			"attachments[0].content_type: a string is expected",
		]);
		assert.equal(view.title, "Unnamed lead …ad_1");
		assert.equal(textOf(view, "value"), undefined);
		assert.equal(textOf(view, "user_name"), "Ada Okafor");
	});

	it("show custom fields under their keys, as plain text, and nothing else that the document does not name", () => {
		const { view } = written({
			...FULL,
			"custom.cf_1": "Tier\n1",
			"custom.cf_2": ["a", "b"],
			"custom.cf_3": 5,
			"custom.cf_4": null,
			"custom.cf_5": { x: [1] },
			note_html: "<body>First line</body>",
		});
		const custom = view.sections.find(({ id }) => id === "custom");
		assert.deepEqual(
			custom?.fields.map(({ label, parts }) => [label, parts.map(({ text }) => text)]),
			[
				["cf_1", ["Tier\n1"]],
				["cf_2", ["a", "b"]],
				["cf_3", ["5"]],
				["cf_5", ['{"x":[1]}']],
			],
		);
		assert.doesNotMatch(everything(view), /<body/);
	});

	it("name custom fields as Close does, write their dates for people, and keep ids of people among the IDs", () => {
		const customFields = customFieldsByKey([
			{ id: "cf_1", name: "Tier", type: "choices" },
			{ id: "cf_2", name: "Go-live", type: "date" },
			{ id: "cf_3", name: "Engineers", type: "user" },
			{ id: "cf_4", name: "Buyer", type: "contact" },
			{ id: "cf_5", name: "\u202e\n", type: "text" },
		]);
		const object = {
			"custom.cf_1": "Gold",
			"custom.cf_2": "2026-12-24",
			"custom.cf_3": ["user_7", "user_8888"],
			"custom.cf_4": "cont_9999",
			"custom.cf_5": "x",
			"custom.cf_6": "y",
		};
		const userName = (id: string) => (id === "user_7" ? "Ada Okafor" : undefined);
		const { view } = written({ ...FULL, ...object }, { customFields, userName });
		const fieldsOf = (section: string) =>
			view.sections
				.find(({ id }) => id === section)
				?.fields.filter(({ name }) => name.startsWith("custom."))
				.map(({ label, parts }) => [label, ...parts.map(({ text }) => text)]);
		assert.deepEqual(fieldsOf("custom"), [
			["Tier", "Gold"],
			["Go-live", "Dec 24, 2026"],
			["Engineers", "Ada Okafor", "User …8888"],
			["Buyer", "Contact …9999"],
			["cf_5", "x"],
			["cf_6", "y"],
		]);
		assert.deepEqual(fieldsOf("ids"), [
			["Engineers", "user_7", "user_8888"],
			["Buyer", "cont_9999"],
		]);
	});

	it("leave custom fields out as long as their names are awaited", () => {
		const { view } = written({ ...FULL, "custom.cf_1": "Tier 1" }, { customFields: undefined });
		assert.doesNotMatch(everything(view), /cf_1|Tier 1/);
	});

	it("hide amounts and names, and lead nowhere, where these are hidden", () => {
		const { view, targets } = written({ ...FULL, "custom.cf_1": "Tier secret" }, { mask: HIDDEN, hidden: true });
		const text = everything(view);
		const secrets =
			/globex|homer|okafor|quill|marsh|12,?345|8,024|148,140|96,291|555|9460|proposal|billing|files\.|stand\?|news|unanswered|three weeks|first|second|secret/i;
		assert.doesNotMatch(text, secrets);
		assert.equal(view.title, "•••");
		assert.match(text, /Negotiation/);
		assert.match(text, /65%/);
		assert.deepEqual([targets.links.size, targets.copies.size, targets.mail], [0, 0, undefined]);
		assert.doesNotMatch(JSON.stringify(view.sections.filter(({ id }) => id !== "ids")), secrets);
	});

	it("say of another opportunity of the lead what it is worth, where it stands, and when", () => {
		const of = (change: object) => siblingOf(readOpportunity({ ...FULL, is_stalled: false, ...change }), CONTEXT);
		assert.deepEqual(of({}), {
			id: "oppo_1",
			summary: "€12,345/mo · Negotiation · 65%",
			hint: "Close date: Dec 24, 2026",
		});
		assert.equal(of({ status_type: "won" }).hint, "Won on Dec 24, 2026");
		assert.match(of({ status_type: "lost" }).hint, /^Lost on Oct 1, 2026/);
		assert.equal(siblingOf(readOpportunity({ id: "oppo_2", value: "?" }), CONTEXT).summary, "Opportunity");
	});

	it("lead from owner, lead, status and quarter to the View of each, by keys", () => {
		const { view, targets } = written(FULL);
		assert.deepEqual(Object.fromEntries(targets.views), {
			owner: { user_id: ["user_1"] },
			lead: { lead_id: "lead_1" },
			status: { status_id: ["stat_1"] },
			quarter: { date_won: { gte: "2026-10-01", lt: "2027-01-01" } },
		});
		for (const [name, label, key, text] of [
			["user_name", "Owner", "owner", "Ada Okafor"],
			["lead_name", "Lead", "lead", "Globex Ltd"],
			["status_label", "Status", "status", "Negotiation"],
			["date_won", "Close quarter", "quarter", "2026 Q4"],
		] as const) {
			const [part] = partsOf(view, name, label) ?? [];
			assert.deepEqual([part?.text, part?.view?.key], [text, key]);
		}
		assert.equal(view.summary[1]?.view?.key, "status");
	});

	it("lead to quarters of the fiscal year where it begins in another month, and nowhere from what is missing", () => {
		const { view, targets } = written(FULL, { startMonth: 12 });
		assert.equal(textOf(view, "date_won", "Close quarter"), "FY27 Q1");
		assert.deepEqual(targets.views.get("quarter"), { date_won: { gte: "2026-12-01", lt: "2027-03-01" } });
		const none = { ...FULL, user_id: null, lead_id: "", status_id: "", date_won: "some day" };
		assert.equal(written(none).targets.views.size, 0);
		assert.equal(written({ ...FULL, date_won: null }).targets.views.has("quarter"), false);
	});

	it("are written for anything that a server may send", () => {
		const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(FULL)));
		const object = fc.record(Object.fromEntries(NAMES.map((name) => [name, value])), { requiredKeys: [] });
		fc.assert(
			fc.property(object, (given) => {
				const { view } = written(given, { now: NOW });
				assert.notEqual(view.title, "");
				for (const { fields } of view.sections)
					for (const { parts } of fields) for (const { text } of parts) assert.notEqual(text, "");
			}),
			runs(300),
		);
	});
});
