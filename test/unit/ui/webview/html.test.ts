import assert from "node:assert/strict";
import fc from "fast-check";
import { writeTextsIn } from "../../../../src/close/base/plurals.ts";
import { type PageParts, pageHtml } from "../../../../src/ui/webview/html.ts";

const parts: PageParts<Record<string, string>> = {
	cspSource: "https://*.vscode-cdn.net",
	script: "https://file.vscode-cdn.net/page.js",
	styles: ["https://file.vscode-cdn.net/page.css"],
	place: "sideBar",
	locale: "en",
	title: "Totals",
	strings: { count: "Count" },
};

function policyOf(html: string): Map<string, string> {
	const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
	return new Map(
		content.split(";").map((directive) => {
			const [name = "", ...sources] = directive.trim().split(" ");
			return [name, sources.join(" ")];
		}),
	);
}

function noncesOf(html: string): string[] {
	return [...html.matchAll(/nonce(?:-|=")([\w-]+)/g)].map(([, nonce]) => nonce ?? "");
}

describe("pageHtml", () => {
	afterEach(() => writeTextsIn("en"));

	it("allows one script by its nonce, style sheets of its own, and nothing else", () => {
		const html = pageHtml(parts);
		const policy = policyOf(html);
		const [nonce] = noncesOf(html);
		assert.deepEqual(Object.fromEntries(policy), {
			"default-src": "'none'",
			"script-src": `'nonce-${nonce}'`,
			"style-src": "https://*.vscode-cdn.net",
			"base-uri": "'none'",
			"form-action": "'none'",
		});
		assert.doesNotMatch(html, /unsafe-|\sstyle=|\son\w+=|<style/);
	});

	it("has a new nonce of 128 bits each time, on its script and in its policy", () => {
		const nonces = Array.from({ length: 50 }, () => noncesOf(pageHtml(parts)));
		for (const [first, second, ...rest] of nonces) {
			assert.equal(first, second);
			assert.deepEqual(rest, []);
			assert.equal(Buffer.from(first ?? "", "base64url").length, 16);
		}
		assert.equal(new Set(nonces.flat()).size, 50);
	});

	it("carries its texts and its locale as data that no text can break out of", () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.constant("</script><script>alert(1)</script><!--")), (text) => {
				const strings = { ...parts.strings, count: text };
				const html = pageHtml({ ...parts, strings, title: text, locale: text });
				assert.equal(html.match(/<script/g)?.length, 2);
				assert.equal(html.match(/<\/script>/g)?.length, 2);
				assert.doesNotMatch(html, /<!--/);
				const data = /<script type="application\/json" id="constants">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
				assert.deepEqual(JSON.parse(data), { locale: text, language: "en", strings });
			}),
		);
	});

	it("says the language of its texts, which isn't that of its numbers if there is no translation", () => {
		const constants = /"locale":"(\w+)","language":"(\w+)"/;
		assert.deepEqual(constants.exec(pageHtml({ ...parts, locale: "ko" }))?.slice(1), ["ko", "en"]);
		assert.match(pageHtml({ ...parts, locale: "ko" }), /<html lang="en">/);
		writeTextsIn("de");
		assert.match(pageHtml({ ...parts, locale: "de" }), /<html lang="de">/);
	});

	it("keeps what it is given inside of its attributes", () => {
		writeTextsIn('"><img src=x>');
		const html = pageHtml({ ...parts, script: 'x" onload="alert(1)' });
		assert.match(html, /src="x&quot; onload=&quot;alert\(1\)"/);
		assert.match(html, /lang="&quot;&gt;&lt;img src=x&gt;"/);
	});
});
