import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseBaseUrl } from "../../../../src/close/http/baseUrl.ts";

describe("The base address", () => {
	it("is https, or http on a loopback address, and loses its slashes at the end", () => {
		assert.deepEqual(parseBaseUrl(" https://api.close.com/api/v1// "), {
			url: "https://api.close.com/api/v1",
			origin: "https://api.close.com",
		});
		for (const host of ["localhost", "127.0.0.1", "127.255.0.9", "127.1", "[::1]"]) {
			const parsed = parseBaseUrl(`http://${host}:8080/`);
			assert(typeof parsed === "object", host);
			assert.equal(parsed.url, parsed.origin);
		}
	});

	it("is refused where a key would travel unencrypted", () => {
		for (const text of [
			"http://api.close.com/api/v1",
			"http://127.0.0.1.example.org/",
			"http://localhost.example.org/",
			"http://128.0.0.1/",
			"http://[::2]/",
			"http://0.0.0.0/",
			"ftp://127.0.0.1/",
			"file:///etc/passwd",
		]) {
			assert.equal(parseBaseUrl(text), "unencrypted", text);
		}
	});

	it("is refused where it holds more than an address", () => {
		for (const rest of ["https://key:@a.b/", "https://key@a.b/", "https://a.b/?x=1", "https://a.b/#x"]) {
			assert.equal(parseBaseUrl(rest), "overloaded", rest);
		}
	});

	it("is refused where it is none", () => {
		for (const value of ["", "api.close.com", "https://", "https://a b", undefined, null, 3, {}]) {
			assert.equal(parseBaseUrl(value), "malformed", String(value));
		}
	});

	it("reads its own result again", () => {
		fc.assert(
			fc.property(fc.webUrl(), (url) => {
				const once = parseBaseUrl(url);
				if (typeof once === "object") assert.deepEqual(parseBaseUrl(once.url), once);
			}),
		);
	});
});
