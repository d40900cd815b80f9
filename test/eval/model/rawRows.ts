import type { Tool } from "./chat.ts";

const MOST_ROWS = 100;

/** A tool that hands on Close's own answers, as connectors do: one page of objects, without sums. */
export const RAW_ROWS: Tool = {
	name: "list_opportunities",
	description:
		"Lists opportunities from Close's API, one page of objects with all their fields. Amounts are integers in the smallest unit of the currency. has_more says if _skip finds more.",
	inputSchema: {
		type: "object",
		properties: {
			_limit: { type: "integer", minimum: 1, maximum: MOST_ROWS },
			_skip: { type: "integer", minimum: 0 },
			_order_by: { type: "string", description: "date_won, date_created, value and others; - for descending order" },
			user_id: { type: "string" },
			status_type: { enum: ["active", "won", "lost"] },
			status_label: { type: "string" },
			value_period: { enum: ["one_time", "monthly", "annual"] },
			date_won__gte: { type: "string" },
			date_won__lt: { type: "string" },
			date_created__gte: { type: "string" },
			date_created__lt: { type: "string" },
			date_updated__gte: { type: "string" },
			date_updated__lt: { type: "string" },
			query: { type: "string" },
		},
		additionalProperties: false,
	},
};

/** Asks the API at `url` for a page. */
export async function rawRows(
	input: unknown,
	url: string,
	key: string,
): Promise<{ readonly text: string; readonly refused: boolean }> {
	const given = Object.entries(typeof input === "object" && input !== null ? input : {});
	const parameters = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
	parameters.set("_limit", String(Math.min(MOST_ROWS, Number(parameters.get("_limit")) || MOST_ROWS)));
	const authorization = `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
	const response = await fetch(`${url}/opportunity/?${parameters}`, { headers: { authorization } });
	const body = (await response.json()) as { readonly data?: unknown; readonly has_more?: unknown };
	if (!response.ok) return { text: JSON.stringify(body), refused: true };
	return { text: JSON.stringify({ data: body.data, has_more: body.has_more }), refused: false };
}
