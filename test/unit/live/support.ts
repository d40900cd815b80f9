import { parseBaseUrl } from "../../../src/close/http/baseUrl.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/index.ts";
import { Asker, type Asking } from "../../live/asking.ts";
import { QUESTIONS } from "../../live/questions.ts";
import { type Finding, inquire, report } from "../../live/report.ts";

export interface Inquiry {
	readonly findings: readonly Finding[];
	readonly text: string;
	readonly sandbox: Sandbox;
}

interface InquiryOptions {
	readonly sandbox?: SandboxOptions;
	/** Replaces the sandbox's own key. */
	readonly key?: string;
	/** Wraps the access of questions to the sandbox. */
	readonly twist?: (asking: Asking) => Asking;
}

/** The current time of the data, fixed so that the data is the same in each run. */
export const NOW = new Date("2026-06-15T10:00:00Z");

const closing: (() => Promise<void>)[] = [];

/** Asks a new sandbox all questions. `closeAll` closes it. */
export async function inquiryOf({
	sandbox: options,
	key,
	twist = (asking) => asking,
}: InquiryOptions): Promise<Inquiry> {
	const sandbox = await startSandbox({ now: NOW, ...options });
	const baseUrl = parseBaseUrl(sandbox.url);
	if (typeof baseUrl === "string") throw new Error(baseUrl);
	const asker = new Asker({ baseUrl, key: key ?? sandbox.key, pause: 0 });
	closing.push(async () => {
		asker.dispose();
		await sandbox.close();
	});
	const findings = await inquire(QUESTIONS, twist(asker));
	return { findings, text: report(findings, asker.requests), sandbox };
}

/** Call it after each test. */
export async function closeAll(): Promise<void> {
	for (const close of closing.splice(0)) await close();
}

/** The questions whose answers differ, with these answers. */
export function differencesOf(findings: readonly Finding[]): Record<string, string> {
	const differing = findings.filter(({ outcome }) => outcome === "differs");
	return Object.fromEntries(differing.map(({ question, answer }) => [question.name, answer]));
}

export function namesOf(findings: readonly Finding[], outcome: Finding["outcome"]): readonly string[] {
	return findings.filter((finding) => finding.outcome === outcome).map(({ question }) => question.name);
}
