import { isObject } from "../data/record.ts";
import type { FaultRule } from "./rules.ts";

/** The JSON of a good answer in which one part has another type than documented. */
export function withWrongType(rule: FaultRule, body: unknown): unknown {
	switch (rule.what) {
		case "null":
			return null;
		case "list":
			return [body];
		case "object":
			return mapFirstObject(body, (object) => ({ ...object, value: "12,000", confidence: null, status_type: 3 }));
		case "aggregates":
			return isObject(body)
				? { ...body, total_results: "many", total_value_annualized: null, count_by_value_period: [] }
				: body;
		case "group":
			return mapFirst(body, (group) => ({ ...group, objects: {}, total_results: null }));
		default:
			return { data: "none", has_more: "no" };
	}
}

/** The first half of a body, at least one byte shorter. */
export function firstHalf(bytes: Buffer): Buffer {
	return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function mapFirst(body: unknown, change: (item: Record<string, unknown>) => unknown): unknown {
	if (!isObject(body) || !Array.isArray(body["data"])) {
		return body;
	}
	return { ...body, data: body["data"].map((item, index) => (index === 0 && isObject(item) ? change(item) : item)) };
}

function mapFirstObject(body: unknown, change: (object: Record<string, unknown>) => unknown): unknown {
	return mapFirst(body, (item) =>
		Array.isArray(item["objects"])
			? { ...item, objects: item["objects"].map((object, index) => (index === 0 ? change(object) : object)) }
			: change(item),
	);
}
