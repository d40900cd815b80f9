// Asks the real API what its documentation leaves open:   CLOSE_API_KEY=… npm run check:live
// It only reads, one request at a time, and prints nothing of the organization's data.
import { parseBaseUrl } from "../../src/close/http/baseUrl.ts";
import { Asker } from "./asking.ts";
import { QUESTIONS } from "./questions.ts";
import { accessProblem, exitCodeOf, inquire, report } from "./report.ts";

const DEFAULT_BASE_URL = "https://api.close.com/api/v1";
const NOT_ASKED = 2;
/** Milliseconds between two requests to a server on another computer. */
const PAUSE = 250;

async function main(): Promise<number> {
	const key = (process.env["CLOSE_API_KEY"] ?? "").trim();
	if (key === "") {
		console.error("Set CLOSE_API_KEY to an API key of Close (Settings > Developer > API Keys), and run this again.");
		console.error(`CLOSE_API_BASE_URL may name another server than ${DEFAULT_BASE_URL}.`);
		return NOT_ASKED;
	}
	const baseUrl = parseBaseUrl(process.env["CLOSE_API_BASE_URL"] || DEFAULT_BASE_URL);
	if (typeof baseUrl === "string") {
		console.error("CLOSE_API_BASE_URL must be an https address, or http on this computer, without a name or a query.");
		return NOT_ASKED;
	}
	const pause = baseUrl.url.startsWith("https:") ? PAUSE : 0;
	const onWait = () => console.error("Waiting, as the server asks…");
	const asker = new Asker({ baseUrl, key, pause, onWait });
	try {
		const problem = await accessProblem(asker);
		if (problem !== undefined) {
			console.error(problem);
			return NOT_ASKED;
		}
		const findings = await inquire(QUESTIONS, asker);
		console.log(report(findings, asker.requests));
		return exitCodeOf(findings);
	} finally {
		asker.dispose();
	}
}

process.exitCode = await main();
