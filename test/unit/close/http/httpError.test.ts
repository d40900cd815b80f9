import assert from "node:assert/strict";
import * as fc from "fast-check";
import { CloseError, type CloseErrorKind } from "../../../../src/close/base/errors.ts";
import { reasonIn } from "../../../../src/close/http/errorBody.ts";
import { httpErrorOf } from "../../../../src/close/http/httpError.ts";
import { maxLimitOf, maxSkipOf } from "../../../../src/close/http/limitsInError.ts";

const same = (text: string) => text;

/** Bodies of `facts.md`, section 2, with the words for a person. */
const BODIES: readonly (readonly [string, unknown, string | undefined])[] = [
	["a text in error", { error: "The request contains invalid JSON." }, "The request contains invalid JSON."],
	["an object in error", { error: { message: "Too much", rate_reset: 0.87, rate_limit: 40 } }, "Too much"],
	["an object in error without a message", { error: { query: "Bad field" } }, "Bad field"],
	[
		"a list of errors",
		{ errors: ["Source lead does not exist.", "And more."] },
		"Source lead does not exist.; And more.",
	],
	[
		"field errors",
		{ errors: [], "field-errors": { lead: "This field is required." } },
		"lead: This field is required.",
	],
	[
		"nested field errors",
		{ "field-errors": { emails: { errors: { 1: { "field-errors": { email: "Invalid." } } } } } },
		"emails.1.email: Invalid.",
	],
	["both kinds", { errors: ["No."], "field-errors": { status: ["One.", "Two."] } }, "No.; status: One.; status: Two."],
	[
		"custom fields",
		{ "field-errors": { "custom.cf_Ab12": "One.", cf_Ab12: "Two." } },
		"custom.cf_Ab12: One.; cf_Ab12: Two.",
	],
	[
		"a filter",
		{ "field-errors": { date_won__gte: "No date.", status_id__in: "No." } },
		"date_won__gte: No date.; status_id__in: No.",
	],
	[
		"names that nobody documents, without them",
		{ "field-errors": { api_key: "One.", lead: { "cf_<b>": { b: "Two." } }, constructor: { id: "Three." } } },
		"One.; lead.….…: Two.; ….id: Three.",
	],
	[
		"words with characters that nobody sees",
		{ error: `\u202eN\u200bo\u2066 \ufeffZ${"\u0301".repeat(300)}\u{e0041}!` },
		`No Z${"\u0301".repeat(4)}!`,
	],
	["a message", { message: "API call count exceeded for this period" }, "API call count exceeded for this period"],
	["the same words twice", { error: "No.", message: "No." }, "No."],
	["a bare text", "Nope", "Nope"],
	["words over several lines", { error: "a\r\n\tb\u0007c" }, "a b c"],
	["nothing to read", { error: "", errors: [], "field-errors": {}, code: 7 }, undefined],
	["null", null, undefined],
	["a list", ["x"], undefined],
];

describe("The reason of a refusal", () => {
	for (const [name, body, reason] of BODIES) {
		it(`is read from ${name}`, () => assert.equal(reasonIn(JSON.stringify(body), same), reason));
	}

	it("is none where the body is no JSON", () => {
		for (const body of ["", "<html><h1>502 Bad Gateway</h1></html>", '{"error": "cut', "\uFEFF"]) {
			assert.equal(reasonIn(body, same), undefined);
		}
	});

	it("is one line of at most 301 characters, whatever the body", () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom("error", "errors", "field-errors", "message"), (value, name) => {
				const reason = reasonIn(JSON.stringify({ [name]: value }), same);
				assert(reason === undefined || (reason.length <= 301 && !/[\r\n]/.test(reason)));
			}),
		);
		assert.equal(reasonIn(JSON.stringify({ error: "x".repeat(1000) }), same)?.length, 301);
	});

	it("survives a body as deep as a server can make it", () => {
		const deep = `{"error":${"[".repeat(50_000)}${"]".repeat(50_000)},"field-errors":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}`;
		assert.equal(reasonIn(deep, same), undefined);
	});

	it("is cut between graphemes", () => {
		for (const one of ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301"]) {
			const reason = reasonIn(JSON.stringify({ error: one.repeat(400) }), same);
			assert.equal(reason, `${one.repeat(300)}…`);
		}
	});

	it("loses a key that invisible characters keep apart", () => {
		const redact = (text: string) => text.replaceAll("SECRET", "[key]");
		assert.equal(reasonIn(JSON.stringify({ error: "S\u200bEC\u2060RET" }), redact), "[key]");
	});

	it("loses the key before it is cut, so that no part of it stays", () => {
		const redact = (text: string) => text.replaceAll("SECRET", "[key]");
		const reason = reasonIn(JSON.stringify({ error: `${"x".repeat(296)}SECRET` }), redact);
		assert.equal(reason, `${"x".repeat(296)}[key…`);
	});
});

describe("A refusal", () => {
	const kinds: readonly (readonly [number, CloseErrorKind])[] = [
		[400, "badRequest"],
		[401, "unauthorized"],
		[402, "paymentRequired"],
		[403, "forbidden"],
		[404, "notFound"],
		[405, "badRequest"],
		[407, "network"],
		[408, "timeout"],
		[414, "badRequest"],
		[415, "badRequest"],
		[429, "rateLimited"],
		[500, "server"],
		[502, "server"],
		[511, "network"],
		[304, "answer"],
	];
	for (const [status, kind] of kinds) {
		it(`with status ${status} is ${kind} and says what to do`, () => {
			const error = httpErrorOf(status, "", same);
			assert.equal(error.kind, kind);
			assert.equal(error.status, status);
			assert.equal(error.reason, undefined);
			assert(error.message.includes(`(${status})`));
			assert.match(error.advice, /\w.*\.$/);
		});
	}

	it("carries the server's own words in its message", () => {
		const body = '{"error":"_limit must be an integer (got \\"x\\" instead)."}';
		const error = httpErrorOf(400, body, same);
		assert.equal(error.message, 'Close refused the request: _limit must be an integer (got "x" instead) (400).');
		assert.equal(error.reason, '_limit must be an integer (got "x" instead).');
		assert.equal(
			httpErrorOf(401, '{"error":"Bad key"}', same).message,
			"Close doesn't accept the key or token: Bad key (401).",
		);
	});

	it("tells the largest limit and the largest skip, where these were refused", () => {
		const limit = httpErrorOf(400, '{"error":"The limit you set is larger … (max_limit = 200)."}', same);
		const skip = httpErrorOf(400, '{"error":"The skip you set … (max_skip = 250000). Please refine."}', same);
		assert.deepEqual([maxLimitOf(limit), maxSkipOf(limit)], [200, undefined]);
		assert.deepEqual([maxLimitOf(skip), maxSkipOf(skip)], [undefined, 250_000]);
		assert.equal(maxLimitOf(httpErrorOf(500, '{"error":"max_limit = 3"}', same)), undefined);
		assert.equal(maxLimitOf(new CloseError("badRequest", "max_limit = 3", { advice: "" })), undefined);
	});
});
