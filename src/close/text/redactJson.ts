import { isContainer } from "../isRecord.ts";

/**
 * Takes a secret out of all texts of a JSON value, names of properties included, wherever they stand. Changes the value
 * itself, which is the fresh result of a parser, and returns it. Needs no more stack for a deeper value.
 */
export function redactJson(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === "string") return redact(value);
	const left = isContainer(value) ? [value] : [];
	// Objects of a list have the same names.
	const cleanNames = new Set<string>();
	for (let one = left.pop(); one !== undefined; one = left.pop()) {
		for (const name of Object.keys(one)) {
			const inner = one[name];
			if (isContainer(inner)) left.push(inner);
			const clean = typeof inner === "string" ? redact(inner) : inner;
			const cleanName = cleanNames.has(name) ? name : redact(name);
			if (cleanName === name) cleanNames.add(name);
			if (clean === inner && cleanName === name) continue;
			if (cleanName !== name) delete one[name];
			// An assignment to `__proto__` would make no property.
			Object.defineProperty(one, cleanName, { value: clean, writable: true, enumerable: true, configurable: true });
		}
	}
	return value;
}
