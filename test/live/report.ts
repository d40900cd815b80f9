import { CloseError } from "../../src/close/base/errors.ts";
import type { Asking } from "./asking.ts";
import { type Question, Untold } from "./question.ts";

/** `failed`: the server did not answer it. `untold`: it answered, and that settles nothing. */
export interface Finding {
	readonly question: Question;
	readonly outcome: "same" | "differs" | "untold" | "failed";
	/** The answer, or why there is none. */
	readonly answer: string;
}

/** After one of these, the next request ends in the same way. */
const LASTING = ["unauthorized", "network", "certificate", "timeout", "redirect", "rateLimited"];

/** Asks one question after the other. */
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
		if (answer instanceof Untold) return { question, outcome: "untold", answer: answer.why };
		return { question, outcome: answer === question.granted ? "same" : "differs", answer };
	} catch (error) {
		if (error instanceof CloseError) return error;
		throw error;
	}
}

/** Without the server's own words, which may repeat what it was asked. */
function whatFailed({ kind, status }: CloseError): string {
	return status === undefined ? `not asked (${kind})` : `not answered (${kind}, status ${status})`;
}

/** One line a finding, those that differ first. Fixed words and the server's own limits alone. */
export function report(findings: readonly Finding[], requests: number): string {
	const of = (outcome: Finding["outcome"]) => findings.filter((finding) => finding.outcome === outcome);
	const part = (title: string, some: readonly Finding[], line: (finding: Finding) => string) =>
		some.length === 0 ? [] : [`${title} (${some.length})`, ...some.map((finding) => `  ${line(finding)}`), ""];
	const plain = ({ question, answer }: Finding) => `${question.name}: ${answer}`;
	return [
		`${findings.length} points, ${requests} requests. This report holds nothing of the organization's data.`,
		"",
		...part("Differs from what is taken for granted", of("differs"), ({ question, answer }) => {
			return `${question.name}: ${answer}, not "${question.granted}"; ${question.otherwise}`;
		}),
		...part("Could not be asked", of("failed"), plain),
		...part("Cannot be told here", of("untold"), plain),
		...part("As taken for granted", of("same"), plain),
	].join("\n");
}

/** 0 where all that could be told is as taken for granted, 1 where something differs, 2 where something could not be asked. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 2 {
	if (findings.some(({ outcome }) => outcome === "differs")) return 1;
	return findings.some(({ outcome }) => outcome === "failed") ? 2 : 0;
}
