import assert from "node:assert/strict";
import { networkError, timeoutError } from "../../../../src/close/base/errorMessages.ts";
import { UserError } from "../../../../src/close/base/errors.ts";
import { httpErrorOf } from "../../../../src/close/http/httpError.ts";
import { failureDetails, failureLabel, failureNotice } from "../../../../src/ui/base/failureWords.ts";

const WORDS = "The query could not be parsed near token 17";
const answered = (status: number, words = WORDS) =>
	httpErrorOf(status, JSON.stringify({ error: words }), (text) => text);

/** What a row of a side bar of 300 px has room for, beside its icon and the button. */
const SHORT = 36;

describe("a failure", () => {
	it("is named in few words with the status, and never in the server's", () => {
		for (const [status, label] of [
			[400, "Refused by Close (400)"],
			[401, "Signed out by Close"],
			[402, "Not in your Close plan (402)"],
			[403, "Not allowed by Close (403)"],
			[404, "Not found in Close (404)"],
			[408, "Close isn't responding (408)"],
			[429, "Too many requests (429)"],
			[500, "Close isn't available (500)"],
			[503, "Close isn't available (503)"],
			[511, "The network requires a sign-in (511)"],
		] as const) {
			assert.equal(failureLabel(answered(status)), label);
			assert.ok(label.length <= SHORT, label);
		}
	});

	it("is named without a status if there was no answer", () => {
		assert.equal(failureLabel(networkError("ECONNREFUSED", "api.close.com")), "Close can't be reached");
		assert.equal(failureLabel(networkError("CERT_HAS_EXPIRED", "api.close.com")), "The certificate isn't trusted");
		assert.equal(failureLabel(timeoutError("api.close.com", 30)), "Close isn't responding");
	});

	it("has the server's own words and the advice in its hover", () => {
		assert.equal(
			failureDetails(answered(400)),
			`Close refused the request: ${WORDS} (400).\nCheck the filters, or clear them.`,
		);
	});

	it("is told in a notification without the server's words, and in full if there are none", () => {
		assert.equal(failureNotice(answered(500)), "Close isn't available (500). Try again later.");
		assert.equal(
			failureNotice(networkError("EAI_AGAIN", "api.close.com")),
			"The address api.close.com couldn't be looked up (EAI_AGAIN). Check your internet connection and try again.",
		);
		assert.equal(failureNotice(new UserError("The file is gone.")), "The file is gone.");
	});
});
