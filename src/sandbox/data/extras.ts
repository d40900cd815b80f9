import type { Ids } from "./ids.ts";
import { at } from "./random.ts";
import type { Attachment, CommentSummary, RenderedIntegrationLink } from "./shape.ts";

const FILES = [
	["application/pdf", "Proposal.pdf", 184_320],
	["image/png", "Floor plan.png", 92_160],
	[null, "notes", null],
	["application/vnd.ms-excel", null, 20_480],
] as const;

/** What is attached, for one opportunity in eight. */
export function attachments(number: number): Attachment[] {
	if (number % 8 !== 0) {
		return [];
	}
	return Array.from({ length: 1 + ((number >>> 3) % 2) }, (_, position) => {
		const [content_type, filename, size] = at(FILES, (number >>> 5) + position);
		const url = `https://files.example/${number.toString(36)}/${position}`;
		const image = content_type === "image/png";
		return { content_type, filename, size, thumbnail_url: image ? `${url}/thumbnail` : null, url };
	});
}

/** Links to other programs, for one opportunity in twelve. */
export function integrationLinks(number: number): RenderedIntegrationLink[] {
	return number % 12 === 0
		? [{ name: "Billing", url: `https://billing.example/customers/${number.toString(36)}?from=crm&tab=plan` }]
		: [];
}

/** How much was said about it; null for four in five. */
export function commentSummary(number: number, ids: Ids): CommentSummary | null {
	return number % 5 === 0 ? { comment_count: 1 + (number % 7), thread_id: ids.of("thre", number >>> 1) } : null;
}
