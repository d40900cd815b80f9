import assert from "node:assert/strict";
import { addressOf } from "../../../../src/ui/session/apiAddress.ts";
import { SessionProblem } from "../../../../src/ui/session/sessionProblem.ts";

describe("The address of the API", () => {
	const good: readonly [text: string, url: string, origin: string][] = [
		["https://api.close.com/api/v1", "https://api.close.com/api/v1", "https://api.close.com"],
		[" https://API.close.com:443/api/v1// ", "https://api.close.com/api/v1", "https://api.close.com"],
		["http://127.0.0.1:8080/api/v1", "http://127.0.0.1:8080/api/v1", "http://127.0.0.1:8080"],
		["http://localhost:1/", "http://localhost:1", "http://localhost:1"],
		["http://[::1]:9/x", "http://[::1]:9/x", "http://[::1]:9"],
	];
	for (const [text, url, origin] of good) {
		it(`is taken from ${JSON.stringify(text)}`, () => assert.deepEqual(addressOf(text), { url, origin }));
	}

	const bad = [
		undefined,
		"",
		"api.close.com",
		"http://api.close.com/api/v1",
		"http://127.0.0.1.example/api/v1",
		"http://localhost.example/",
		"ftp://127.0.0.1/",
		"file:///etc",
		"https://api_canary.1:@api.close.com/api/v1",
		"https://api.close.com/api/v1?key=api_canary.1",
		"https://api.close.com/api/v1#api_canary.1",
	];
	for (const text of bad) {
		it(`is refused in ${JSON.stringify(text)}, without repeating it`, () => {
			const problem = addressOf(text);
			assert.ok(problem instanceof SessionProblem);
			assert.equal(problem.kind, "address");
			assert.match(problem.message, /closeOpportunities\.apiBaseUrl/);
			assert.ok(!`${problem.message} ${problem.advice} ${problem.stack}`.includes("canary"));
		});
	}
});
