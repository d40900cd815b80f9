import type { Attachment, CommentSummary, RenderedIntegrationLink } from "./documentedTypes.ts";
import type { Ids } from "./ids.ts";
import { at } from "./random.ts";

const FILES = [
	["application/pdf", "Proposal.pdf", 184_320],
	["image/png", "Floor plan.png", 92_160],
	[null, "notes", null],
	["application/vnd.ms-excel", null, 20_480],
] as const;

/** Names and addresses that a browser, a shell or VS Code would interpret. */
const AWKWARD_FILES = [
	["text/html", '<img src=x onerror="alert(1)">.html', 1, "javascript:alert(1)"],
	["application/x-sh", "$(trash) ../../etc/passwd", 2_048_000, "file:///etc/passwd"],
	[null, "[Open](command:workbench.action.quit)", null, "command:workbench.action.quit"],
	["image/png", "photo\u202egnp.exe", 4_096, "https://files.example/a%2Fb?x=1&y=%26#z"],
] as const;
const AWKWARD_LINKS = [
	{ name: "<b>Billing</b>", url: "https://billing.example/?q=%22%3E%3Cscript%3E" },
	{ name: "Your bank", url: "http://elsewhere.example/" },
	{ name: "", url: "vscode://other.extension/run" },
] as const;

/** Attachments, for one opportunity in eight. */
export function attachments(number: number, awkward: boolean): Attachment[] {
	if (number % 8 !== 0) {
		return [];
	}
	if (awkward) {
		return AWKWARD_FILES.map(([content_type, filename, size, url]) => ({ content_type, filename, size, url }));
	}
	return Array.from({ length: 1 + ((number >>> 3) % 2) }, (_, position) => {
		const [content_type, filename, size] = at(FILES, (number >>> 5) + position);
		const url = `https://files.example/${number.toString(36)}/${position}`;
		const image = content_type === "image/png";
		return { content_type, filename, size, thumbnail_url: image ? `${url}/thumbnail` : null, url };
	});
}

/** Links to other applications, for one opportunity in twelve. */
export function integrationLinks(number: number, awkward: boolean): RenderedIntegrationLink[] {
	if (number % 12 !== 0) {
		return [];
	}
	if (awkward) {
		return AWKWARD_LINKS.map((link) => ({ ...link }));
	}
	const customer = number.toString(36);
	return [
		{ name: "Billing", url: `https://billing.example/customers/${customer}?from=crm&tab=plan` },
		...(number % 24 === 0 ? [{ name: "Support desk", url: `https://support.example/accounts/${customer}` }] : []),
	];
}

/** The number of comments; null for four opportunities in five. */
export function commentSummary(number: number, ids: Ids): CommentSummary | null {
	return number % 5 === 0 ? { comment_count: 1 + (number % 7), thread_id: ids.of("thre", number >>> 1) } : null;
}
