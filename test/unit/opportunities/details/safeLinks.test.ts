import assert from "node:assert/strict";
import { mailLink, phoneLink, webLink } from "../../../../src/opportunities/details/safeLinks.ts";
import { HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { FULL, partsOf, written } from "./support.ts";

describe("the links of details", () => {
	it("lead to https addresses as they were given, and to no other", () => {
		for (const [text, address] of [
			["https://files.example/a?b=1%2F2&c=d#e", "https://files.example/a?b=1%2F2&c=d#e"],
			["HTTPS://FILES.EXAMPLE", "https://files.example/"],
			["https://bücher.example/", "https://xn--bcher-kva.example/"],
		])
			assert.equal(webLink(text ?? ""), address);
		for (const text of [
			"",
			"files.example",
			"http://files.example/",
			"javascript:alert(1)",
			"file:///etc/passwd",
			"command:workbench.action.quit",
			"vscode://other.extension/",
			"data:text/html,x",
			"https://",
			"https://user:secret@files.example/",
			`https://files.example/${"x".repeat(2000)}`,
			"https://[half",
		])
			assert.equal(webLink(text), undefined, text);
	});

	it("write to one address, and fill in nothing", () => {
		assert.equal(mailLink("ada.o'neil+crm@mail.globex.example"), "mailto:ada.o'neil%2Bcrm@mail.globex.example");
		assert.equal(mailLink("jörg@bücher.example"), "mailto:j%C3%B6rg@b%C3%BCcher.example");
		for (const text of [
			"",
			"ada",
			"@b.example",
			"ada@localhost",
			"ada@b.example?subject=x&bcc=all@b.example",
			"ada@b.example,eve@b.example",
			"ada@b.example\n",
			"ada\u3164@b.example",
			"Ada <ada@b.example>",
			"javascript:alert(1)@b.example",
			"a@b@c.example",
		])
			assert.equal(mailLink(text), undefined, text);
	});

	it("call a number, however it is written", () => {
		assert.equal(phoneLink("+1 202-555-0123"), "tel:+12025550123");
		assert.equal(phoneLink("(030) 1234/567"), "tel:0301234567");
		for (const text of ["", "+", "12", "+1;ext=5", "112#", "call me", "tel:112", "+1 202 555 0123 x9", "1".repeat(31)])
			assert.equal(phoneLink(text), undefined, text);
	});

	it("tell which number is dialled where what is written is another one", () => {
		const hintOf = (phone: string, phone_formatted: string) =>
			partsOf(
				written({ ...FULL, lead_primary_phone: [{ phone, phone_formatted, type: "" }] }).view,
				"lead_primary_phone",
			)?.[0]?.hint ?? "";
		assert.equal(hintOf("+12025550123", "+1 (202) 555-0123"), "");
		for (const other of [
			"+1 202-555-0124",
			"(202) 555-0123",
			"1 202-555-0123",
			"+٤٤ 20 7946 0999",
			"Call us",
			"+1 202-555-0123 x9",
		])
			assert.equal(hintOf("+12025550123", other), "dials +12025550123", other);
		assert.equal(hintOf("call me", "+1 202-555-0123"), "");
		const hidden = written(
			{ ...FULL, lead_primary_phone: [{ phone: "+12025550123", phone_formatted: "x", type: "" }] },
			{
				hidden: true,
				mask: HIDDEN,
			},
		);
		assert.doesNotMatch(JSON.stringify(hidden.view), /12025550123/);
	});

	it("are keys on the page; what they stand for stays here", () => {
		const { view, targets } = written(FULL);
		assert.equal(partsOf(view, "attachments")?.[0]?.link, "attachments.0");
		assert.deepEqual(Object.fromEntries(targets.links), {
			lead_primary_email: "mailto:homer@globex.example",
			"lead_primary_phone.0": "tel:+12025550123",
			"lead_primary_phone.1": "tel:+442079460999",
			"attachments.0": "https://files.example/a?b=1%2F2",
			"integration_links.0": "https://billing.example/customers/1",
		});
		assert.doesNotMatch(JSON.stringify(view), /https:|mailto:|tel:/);
	});

	it("that cannot be opened are text, with a word why", () => {
		const url = "javascript:alert(1)";
		const { view, targets } = written({
			...FULL,
			integration_links: [{ name: "Harmless", url }],
			attachments: [{ url, filename: null, content_type: null, size: null }],
			lead_primary_email: { email: "ask reception", is_unsubscribed: false, type: "" },
		});
		const why = "can't be opened: not an https URL";
		assert.deepEqual(partsOf(view, "integration_links"), [{ text: "Harmless", hint: why }]);
		assert.deepEqual(partsOf(view, "attachments"), [{ text: "Unnamed file", hint: why }]);
		assert.deepEqual(partsOf(view, "lead_primary_email"), [{ text: "ask reception" }]);
		assert.deepEqual([...targets.links.keys()], ["lead_primary_phone.0", "lead_primary_phone.1"]);
	});

	it("tell the size of a file in a unit that can be read", () => {
		const sizeOf = (size: number) =>
			partsOf(
				written({ ...FULL, attachments: [{ url: "https://a.example", filename: "x", content_type: null, size }] }).view,
				"attachments",
			)?.[0]?.hint?.split(" · ")[0];
		assert.deepEqual([0, 1, 999, 1000, 184_320, 2_500_000, 5e9, 5e12].map(sizeOf), [
			"0 byte",
			"1 byte",
			"999 byte",
			"1 kB",
			"184 kB",
			"2.5 MB",
			"5 GB",
			"5,000 GB",
		]);
	});
});
