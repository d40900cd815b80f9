// Inputs with one fault, made from the schema of what a tool takes.

export interface Schema {
	readonly type?: string;
	readonly enum?: readonly string[];
	readonly anyOf?: readonly Schema[];
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly minimum?: number;
	readonly maximum?: number;
}

/** A fault: the input with it, and what is wrong, for messages. */
export interface Wrong {
	readonly what: string;
	readonly input: unknown;
}

type Path = readonly string[];

/** Values of each kind. None of them means "not set". */
const KINDS: Readonly<Record<string, unknown>> = {
	string: "no such thing",
	number: 7.5,
	boolean: true,
	array: [7],
	object: { no_such_key: 1 },
};

/** All inputs that differ from a right one in the kind, the name, the range or the choice of one key. */
export function wrongInputs(schema: Schema, right: object): readonly Wrong[] {
	return faultsAt(schema, right, []).map(({ what, path, value }) => ({ what, input: withValue(right, path, value) }));
}

interface Fault {
	readonly what: string;
	readonly path: Path;
	readonly value: unknown;
}

function faultsAt(schema: Schema, value: unknown, path: Path): readonly Fault[] {
	const place = path.join(".") || "the input";
	const faults = wrongValues(schema).map((wrong) => ({
		what: `${place}: ${JSON.stringify(wrong)}`,
		path,
		value: wrong,
	}));
	const object = (schema.anyOf ?? [schema]).find(({ properties }) => properties !== undefined);
	if (object?.properties === undefined || typeof value !== "object" || value === null) return faults;
	const entries = Object.entries(value);
	const added = { what: `${place}: a key more`, path, value: { ...value, no_such_key: 1 } };
	const renamed = entries.map(([key, own]) => {
		const others = Object.fromEntries(entries.filter(([other]) => other !== key));
		return { what: `${place}: ${key}s for ${key}`, path, value: { ...others, [`${key}s`]: own } };
	});
	const below = Object.entries(object.properties).flatMap(([key, own]) =>
		faultsAt(own, (value as Record<string, unknown>)[key], [...path, key]),
	);
	return [...faults, added, ...renamed, ...below];
}

/** Values that the schema has no room for. */
function wrongValues(schema: Schema): readonly unknown[] {
	const allowed = schema.anyOf ?? [schema];
	const kinds = new Set(allowed.flatMap(({ type }) => type ?? []));
	if (kinds.has("integer")) {
		const { minimum = 0, maximum = 0 } = schema;
		return [minimum - 1, maximum + 1, minimum + 0.5, "no such thing", true, [7], { no_such_key: 1 }];
	}
	const listed = allowed.flatMap(({ enum: own, items }) => own ?? items?.enum ?? []);
	return Object.entries(KINDS).flatMap(([kind, value]) => {
		// A list of one is written as a string as well.
		const fits = kinds.has(kind) || (kind === "string" && kinds.has("array"));
		if (!fits) return [value];
		if (kind === "string" && listed.length > 0) return [value];
		if (kind === "array") return listed.length > 0 ? [value, ["no such thing"]] : [value];
		return [];
	});
}

function withValue(root: unknown, [key, ...rest]: Path, value: unknown): unknown {
	if (key === undefined) return value;
	const own = typeof root === "object" && root !== null ? (root as Record<string, unknown>) : {};
	return { ...own, [key]: withValue(own[key], rest, value) };
}
