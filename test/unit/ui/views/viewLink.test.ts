import assert from "node:assert/strict";
import fc from "fast-check";
import { ViewError } from "../../../../src/opportunities/view/view.ts";
import { LinkError, type LinkParts, linkTo, viewOfLink } from "../../../../src/ui/views/viewLink.ts";
import { anyView } from "../../opportunities/view/viewArbitrary.ts";

const START = "vscode://close-opportunities.close-opportunities/view?view=";

/** As VS Code takes a link apart: decoded once, `&` and all. */
function partsOf(link: string): LinkParts {
	const { pathname, search, hash } = new URL(link);
	return { path: pathname, query: decodeURIComponent(search.slice(1)), fragment: decodeURIComponent(hash.slice(1)) };
}

function refused(
	parts: Partial<LinkParts>,
	message: RegExp,
	kind: typeof LinkError | typeof ViewError = LinkError,
): void {
	assert.throws(
		() => viewOfLink({ path: "/view", query: "", fragment: "", ...parts }),
		(error) => error instanceof kind && message.test(error.message),
	);
}

describe("A link to a View", () => {
	it("opens the View that it was made of, whatever is in its texts", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const link = linkTo(view, "vscode");
				assert.ok(link.startsWith(START));
				assert.match(link, /^[!-~]+$/);
				assert.deepEqual(viewOfLink(partsOf(link)), view);
			}),
		);
	});

	it("is understood where VS Code has not decoded it, or writes it as a form does", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const { search } = new URL(linkTo(view, "vscode"));
				const asForm = new URLSearchParams(search).toString();
				for (const query of [search.slice(1), asForm])
					assert.deepEqual(viewOfLink({ path: "/view", query, fragment: "" }), view);
			}),
		);
	});

	it("says only what is set, and keeps me as it is", () => {
		assert.equal(
			linkTo({ filters: {} }, "code-oss"),
			"code-oss://close-opportunities.close-opportunities/view?view=%7B%7D",
		);
		const mine = { name: "Mine", filters: { user_id: ["me"] } };
		assert.equal(linkTo(mine, "vscode"), START + encodeURIComponent(JSON.stringify(mine)));
	});

	it("is not made of a View that is too long for one", () => {
		const ids = Array.from({ length: 400 }, (_, index) => `user_${"x".repeat(60)}${index}`);
		assert.throws(() => linkTo({ filters: { user_id: ids } }, "vscode"), { name: "LinkError" });
	});

	it("holds no sign that a shell reads or that ends a link in Markdown", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				assert.match(linkTo(view, "vscode"), /^vscode:\/\/[\w.-]+\/view\?view=[\w.~%-]*$/);
			}),
		);
	});

	it("takes nothing besides a View, and repeats no value that it refuses", () => {
		const secret = "api_secret123";
		refused({ query: `key=${secret}` }, /^It has the parameter "key", but a link to a View takes only view\.$/);
		refused({ query: `view={"filters":{}}&api_key=${secret}` }, /^It has the parameter "api_key", /);
		refused({ query: `view=%7B%7D&baseUrl=https%3A%2F%2Fevil.example` }, /^It has the parameter "baseUrl", /);
		refused({ query: `apiBaseUrl=https://evil.example&view={}` }, /^It has the parameter "apiBaseUrl", /);
		refused({ path: "/sign-in", query: `view={}` }, /must end in/);
		refused({ path: "/", query: "" }, /must end in/);
		refused({ query: "view={}", fragment: secret }, /must end in/);
		refused({ query: "" }, /parameter ""/);
	});

	it("moves no credential: a View has no place for one", () => {
		const views = [
			{ apiBaseUrl: "https://evil.example" },
			{ key: "api_1" },
			{ filters: { api_key: "api_1" } },
			{ filters: { date_won: { key: "api_1" } } },
			JSON.parse('{"__proto__":{"key":"api_1"}}'),
		];
		for (const view of views)
			refused(
				{ query: `view=${JSON.stringify(view)}` },
				/takes (?:name|user_id)|must be an object|can't have the key/,
				ViewError,
			);
	});

	it("is refused with what is wrong where it is cut, too long or no View", () => {
		refused({ query: 'view={"filters":{"query":"a&b' }, /It may have been cut/);
		refused({ query: "view=%7B%22a%E0" }, /It may have been cut/);
		refused({ query: `view=${" ".repeat(30_000)}` }, /too long/);
		refused({ query: 'view={"filters":{"status_type":"open"}}' }, /won, active, lost/, ViewError);
		refused({ query: "view=[]" }, /A View must be an object/, ViewError);
		refused({ query: "view=null" }, /A View must be an object/, ViewError);
	});

	it("throws nothing else, whatever comes", () => {
		fc.assert(
			fc.property(fc.string(), fc.constantFrom("", "view=", "view={", "view=%7B"), fc.string(), (path, start, rest) => {
				for (const parts of [
					{ path, query: start + rest },
					{ path: "/view", query: start + rest },
				]) {
					try {
						viewOfLink({ fragment: "", ...parts });
					} catch (error) {
						assert.ok(error instanceof LinkError || error instanceof ViewError, String(error));
					}
				}
			}),
		);
	});
});
