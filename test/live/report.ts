import { CloseError, type CloseErrorKind } from "../../src/close/base/errors.ts";
import type { Asking } from "./asking.ts";
import { type Question, Undecided } from "./question.ts";

/** The outcome is `failed` if the server didn't answer, and `undecided` if the answers don't decide the question. */
export interface Finding {
	readonly question: Question;
	readonly outcome: "same" | "differs" | "undecided" | "failed";
	/** The answer, or the reason why there is none. */
	readonly answer: string;
}

/** After one of these errors, the next request would fail in the same way. */
const LASTING = ["unauthorized", "network", "certificate", "timeout", "redirect", "rateLimited"];

/** Asks the questions one after the other. */
export async function inquire(questions: readonly Question[], asking: Asking): Promise<readonly Finding[]> {
	const findings: Finding[] = [];
	let end: string | undefined;
	for (const question of questions) {
		const finding = end === undefined ? await settle(question, asking) : undefined;
		if (finding instanceof CloseError) {
			const answer = whatFailed(finding);
			findings.push({ question, outcome: "failed", answer });
			if (LASTING.includes(finding.kind)) end = answer;
		} else findings.push(finding ?? { question, outcome: "failed", answer: end ?? "" });
	}
	return findings;
}

async function settle(question: Question, asking: Asking): Promise<Finding | CloseError> {
	try {
		const answer = await question.ask(asking);
		if (answer instanceof Undecided) return { question, outcome: "undecided", answer: answer.why };
		return { question, outcome: answer === question.assumed ? "same" : "differs", answer };
	} catch (error) {
		if (error instanceof CloseError) return error;
		throw error;
	}
}

/** Doesn't quote the server, which may repeat the request. */
function whatFailed({ kind, status }: CloseError): string {
	return status === undefined ? `not asked (${kind})` : `not answered (${kind}, status ${status})`;
}

/** What is wrong with the key or the address, by the kind of the error. Doesn't quote the address, which may contain a name. */
const WRONG: Partial<Record<CloseErrorKind, string>> = {
	unauthorized: "The server doesn't accept the key: check CLOSE_API_KEY.",
	forbidden: "The server doesn't let this key read opportunities: check CLOSE_API_KEY.",
	network: "Nothing answers at the address: check the connection, and CLOSE_API_BASE_URL if it's set.",
	timeout: "The server at the address doesn't answer in time: check CLOSE_API_BASE_URL if it's set.",
	certificate:
		"The certificate of the server at the address isn't trusted: check CLOSE_API_BASE_URL, or a proxy in between.",
	redirect: "The address leads elsewhere: set CLOSE_API_BASE_URL to where the API itself is.",
	notFound: "There is no Close API at the address: check CLOSE_API_BASE_URL, which ends in /api/v1.",
	answer: "What answers at the address is not the Close API: check CLOSE_API_BASE_URL, which ends in /api/v1.",
};

/**
 * What is wrong with the key or the address, in a sentence; undefined if the API answers. Sends one request.
 * Rejects with what isn't a CloseError.
 */
export async function accessProblem(asking: Asking): Promise<string | undefined> {
	try {
		await asking.list({ _limit: "1", _fields: "id" });
		return undefined;
	} catch (error) {
		if (error instanceof CloseError) return WRONG[error.kind];
		throw error;
	}
}

/** One line per finding, with those that differ first. Contains only fixed words and the server's limits. */
export function report(findings: readonly Finding[], requests: number): string {
	const of = (outcome: Finding["outcome"]) => findings.filter((finding) => finding.outcome === outcome);
	const part = (title: string, some: readonly Finding[], line: (finding: Finding) => string) =>
		some.length === 0 ? [] : [`${title} (${some.length})`, ...some.map((finding) => `  ${line(finding)}`), ""];
	const plain = ({ question, answer }: Finding) => `${question.name}: ${answer}`;
	return [
		`${findings.length} points, ${requests} requests. This report holds nothing of the organization's data.`,
		"",
		...part("Differs from what is taken for granted", of("differs"), ({ question, answer }) => {
			return `${question.name}: ${answer}, not "${question.assumed}"; ${question.consequence}`;
		}),
		...part("Could not be asked", of("failed"), plain),
		...part("Cannot be told here", of("undecided"), plain),
		...part("As taken for granted", of("same"), plain),
	].join("\n");
}

/** 0 if all decided answers are as assumed, 1 if one differs, 2 if a question couldn't be asked. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
	if (findings.some(({ outcome }) => outcome === "differs")) return 1;
	return findings.some(({ outcome }) => outcome === "failed") ? 2 : 0;
}
