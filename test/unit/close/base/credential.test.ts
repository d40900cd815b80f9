import assert from "node:assert/strict";
import * as fc from "fast-check";
import { authorizationOf } from "../../../../src/close/base/credential.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { redactorOf } from "../../../../src/close/text/redact.ts";

const ORIGIN = "https://api.close.com";

describe("A credential", () => {
	it("goes out as Basic with an empty password, or as Bearer", () => {
		const url = `${ORIGIN}/api/v1/me/`;
		assert.equal(
			authorizationOf({ kind: "apiKey", secret: "api_1.2", origin: ORIGIN }, url),
			`Basic ${Buffer.from("api_1.2:").toString("base64")}`,
		);
		assert.equal(authorizationOf({ kind: "token", secret: "abc", origin: ORIGIN }, new URL(url)), "Bearer abc");
	});

	for (const url of [
		"https://api.close.com.example.org/",
		"https://close.com/",
		"http://api.close.com/",
		"https://api.close.com:8443/",
		"https://api.close.com@example.org/",
	]) {
		it(`is not sent to ${url}`, () => {
			assert.throws(
				() => authorizationOf({ kind: "apiKey", secret: "api_1.2", origin: ORIGIN }, url),
				(error) => error instanceof CloseError && error.kind === "redirect" && !error.message.includes("api_1.2"),
			);
		});
	}

	it("is refused where no header can hold it", () => {
		for (const secret of ["", "a b", "a\r\nb: c", "ключ"]) {
			assert.throws(
				() => authorizationOf({ kind: "token", secret, origin: ORIGIN }, ORIGIN),
				(error) => error instanceof CloseError && error.kind === "unauthorized",
			);
		}
	});

	it("is taken out of any text, in every form in which it travels", () => {
		const secret = fc.stringMatching(/^[!-~]{12,60}$/);
		const around = fc.stringMatching(/^[\s~]*$/);
		fc.assert(
			fc.property(secret, around, around, (key, before, after) => {
				const redact = redactorOf({ kind: "apiKey", secret: key, origin: ORIGIN });
				const forms = [
					key,
					encodeURIComponent(key),
					Buffer.from(`${key}:`).toString("base64"),
					Buffer.from(key).toString("base64"),
				];
				for (const form of forms) {
					const text = redact(before + form + after);
					assert(!text.includes(form));
					assert(text.includes("[key]"));
				}
			}),
		);
	});

	it("is taken out of the name of a host, which has no capitals, and a dot of it stands for a dot", () => {
		const redact = redactorOf({ kind: "apiKey", secret: "api_Ab.Cd", origin: ORIGIN });
		assert.equal(redact(new URL("https://api_Ab.Cd.example.org").host), "[key].example.org");
		assert.equal(redact("api_AbxCd"), "api_AbxCd");
	});

	it("leaves texts alone where there is no secret", () => {
		assert.equal(redactorOf({ kind: "token", secret: "", origin: ORIGIN })("abc"), "abc");
	});
});
