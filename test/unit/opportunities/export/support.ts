import assert from "node:assert/strict";
import type { OpportunitySource } from "../../../../src/close/api.ts";
import { CloseClient } from "../../../../src/close/client.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { fieldsFor } from "../../../../src/opportunities/export/columns.ts";
import { exportTo, type OnlyThese, type Sink } from "../../../../src/opportunities/export/exportTo.ts";
import type { FileAmounts } from "../../../../src/opportunities/export/fileAmounts.ts";
import type { Format, FormatName, Outcome } from "../../../../src/opportunities/export/format.ts";
import { makeFormat } from "../../../../src/opportunities/export/makeFormat.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import type { ReadOptions } from "../../../../src/opportunities/reading/readContext.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { type Sandbox, startSandbox } from "../../../../src/sandbox/index.ts";
import type { SandboxOptions } from "../../../../src/sandbox/options.ts";
import { inHalves } from "../listing/fakeSource.ts";

const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** The time of the data, so that its newest change is well before the export: see `unchanged` of the Listing's probe. */
const YESTERDAY = new Date(Date.now() - 86_400_000);

/** Stores the text that an export writes, and counts how often it began. */
export class TextSink implements Sink {
	text = "";
	restarts = 0;

	async write(text: string): Promise<void> {
		this.text += text;
	}

	async restart(): Promise<void> {
		this.text = "";
		this.restarts += 1;
	}
}

interface ExportOptions {
	readonly view: View;
	readonly format?: FormatName;
	/** In place of a format by its name. Called for each attempt. */
	readonly makeFormat?: (amounts: FileAmounts) => Format;
	readonly columns?: readonly string[];
	readonly sandbox?: SandboxOptions;
	readonly startMonth?: number;
	readonly pageSize?: number;
	/** Pages with more objects are too large. */
	readonly heavy?: number;
	readonly signal?: AbortSignal;
	readonly onWait?: ReadOptions["onWait"];
	/** The objects that are exported, in place of all that match. Asked for when the export begins. */
	readonly only?: () => OnlyThese;
	/** The ids of the groups that are exported. Undefined for all objects. Asked for when the export begins. */
	readonly groups?: () => ReadonlySet<string>;
	readonly sink?: Sink;
	readonly onProgress?: (count: number, total: number | undefined, sandbox: Sandbox) => void;
	/** Called with the number of objects in each answer. */
	readonly served?: (rows: number) => void;
	/** Changes the answers of the server. */
	readonly twist?: (answer: ListResponse, parameters: ListParameters) => ListResponse;
	/** Called with each warning in the log. */
	readonly warned?: (message: string) => void;
	/** Called with the sandbox if the export failed. */
	readonly failed?: (sandbox: Sandbox) => void;
	/** Called with the sandbox before the export. */
	readonly before?: (sandbox: Sandbox) => void;
	readonly after?: (sandbox: Sandbox) => void | Promise<void>;
}

export interface Exported {
	readonly outcome: Outcome;
	readonly text: string;
	readonly restarts: number;
	/** What the log says, warnings aside. */
	readonly log: string;
	/** The number of requests for opportunities. */
	readonly requests: number;
}

/** Exports a View of a new sandbox over HTTP. */
export async function exported(options: ExportOptions): Promise<Exported> {
	const {
		view,
		format = "ndjson",
		columns = ["id"],
		pageSize = 100,
		startMonth = 1,
		onProgress = () => undefined,
	} = options;
	const sandbox = await startSandbox({ size: 300, now: YESTERDAY, ...options.sandbox });
	const currencies = new Currencies();
	const settings = () => ({ maxConcurrentRequests: 4, requestTimeout: 30, pageSize });
	const client = new CloseClient({
		baseUrl: sandbox.url,
		credential: { kind: "apiKey", secret: sandbox.key, origin: sandbox.origin },
		userAgent: "test",
		settings,
		log: QUIET,
	});
	const sink = new TextSink();
	const lines: string[] = [];
	const info = (message: string) => lines.push(message);
	try {
		options.before?.(sandbox);
		const { signal, onWait } = options;
		const query = queryOf(view, { now: new Date(), me: undefined, startMonth });
		const outcome = await exportTo({
			query: { ...query, parameters: { ...query.parameters, _fields: fieldsFor(columns) } },
			reader: new PageReader({
				source: told(inHalves(client, options.heavy ?? pageSize), currencies, options),
				settings,
				log: { ...QUIET, info, warn: options.warned ?? QUIET.warn },
				owners: () => client.people(sandbox.organization.id),
			}),
			options: {
				keepObjects: true,
				...(signal === undefined ? {} : { signal }),
				...(onWait === undefined ? {} : { onWait }),
			},
			only: options.only?.(),
			groups: options.groups?.(),
			sink: options.sink ?? sink,
			currencies,
			makeFormat: (amounts) =>
				options.makeFormat?.(amounts) ??
				makeFormat(format, {
					view,
					columns,
					headings: columns,
					title: "Opportunities",
					description: "",
					locale: "en",
					amounts,
					csv: { separator: ",", bom: false, decimal: ".", guard: true },
				}),
			onProgress: (count, total) => onProgress(count, total, sandbox),
		}).catch((error: unknown) => {
			options.failed?.(sandbox);
			throw error;
		});
		const { text, restarts } = sink;
		const requests = sandbox.requests.filter(({ path }) => path.endsWith("/opportunity/")).length;
		await options.after?.(sandbox);
		return { outcome, text, restarts, log: lines.join("\n"), requests };
	} finally {
		client.dispose();
		await sandbox.close();
	}
}

function told(
	source: OpportunitySource,
	currencies: Currencies,
	{ served = () => undefined, twist = (answer) => answer }: Pick<ExportOptions, "served" | "twist">,
): OpportunitySource {
	return {
		async list(parameters, options) {
			const answer = twist(await source.list(parameters, options), parameters);
			currencies.learn(answer.groups?.flatMap((group) => group.rows) ?? answer.rows, answer.written);
			served(answer.groups?.reduce((sum, { rows }) => sum + rows.length, 0) ?? answer.rows.length);
			return answer;
		},
	};
}

/** The objects of an NDJSON text. */
export function objectsOf(text: string): Record<string, unknown>[] {
	return text
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line));
}

/** Parses CSV (RFC 4180) character by character. */
export function readCsv(text: string, separator: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let cell = "";
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (quoted) {
			if (character !== '"') cell += character;
			else if (text[at + 1] === '"') {
				cell += '"';
				at += 1;
			} else quoted = false;
		} else if (character === '"' && cell === "") quoted = true;
		else if (character === separator) {
			row.push(cell);
			cell = "";
		} else if (character === "\r" && text[at + 1] === "\n") {
			rows.push([...row, cell]);
			row = [];
			cell = "";
			at += 1;
		} else cell += character;
	}
	assert.equal(quoted, false, "a quotation is not closed");
	assert.equal(cell, "", "the last line is not ended");
	return rows;
}

/** Reads all objects of a View as a script would: page after page, without combining or checking groups. */
export async function readPlainly(
	sandbox: Sandbox,
	parameters: Record<string, string>,
): Promise<Record<string, unknown>[]> {
	const found: Record<string, unknown>[] = [];
	for (;;) {
		const url = `${sandbox.url}/opportunity/?${new URLSearchParams({ ...parameters, _limit: "100", _skip: String(found.length) })}`;
		const response = await fetch(url, { headers: { authorization: `Basic ${btoa(`${sandbox.key}:`)}` } });
		const { data, has_more } = (await response.json()) as { data: Record<string, unknown>[]; has_more: boolean };
		found.push(...data.flatMap((one) => ("objects" in one ? (one["objects"] as Record<string, unknown>[]) : [one])));
		if (!has_more) return found;
	}
}
