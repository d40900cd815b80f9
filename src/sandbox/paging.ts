import type { Variants } from "./data/variants.ts";
import type { Parameters } from "./http/parseRequest.ts";
import { badRequest } from "./http/reply.ts";

export interface Page {
	readonly skip: number;
	readonly limit: number;
}

export interface PageLimits {
	readonly maxLimit: number;
	readonly maxSkip: number;
}

const DEFAULT_LIMIT = 100;

/** Reads `_limit` and `_skip`. @throws HttpError with Close's own texts, if one is not a number or too large */
export function readPage(parameters: Parameters, limits: PageLimits, variants: Variants): Page {
	const limit = readCount(parameters, "_limit", Math.min(DEFAULT_LIMIT, limits.maxLimit));
	const skip = readCount(parameters, "_skip", 0);
	if (limit > limits.maxLimit) {
		throw badRequest(
			`The limit you set is larger than the maximum limit for this resource (max_limit = ${limits.maxLimit}).`,
		);
	}
	if (skip > limits.maxSkip) {
		throw badRequest(
			`The skip you set is larger than the maximum skip for this resource (max_skip = ${limits.maxSkip}). Please refine your search query.`,
		);
	}
	if (limit === 0 && variants.limitZero !== "empty") {
		if (variants.limitZero === "refused") {
			throw badRequest('_limit must be a positive integer (got "0" instead).');
		}
		return { skip, limit: Math.min(DEFAULT_LIMIT, limits.maxLimit) };
	}
	return { skip, limit };
}

function readCount(parameters: Parameters, name: string, fallback: number): number {
	const text = parameters.get(name) ?? "";
	if (text === "") {
		return fallback;
	}
	if (!/^\s*[+-]?\d+\s*$/.test(text)) {
		throw badRequest(`${name} must be an integer (got "${text}" instead).`);
	}
	const count = Number(text);
	if (count < 0) {
		throw badRequest(`${name} must be a non-negative integer (got "${text}" instead).`);
	}
	return count;
}
