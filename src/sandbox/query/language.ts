/**
 * A subset of Close's search language: words, `field:value` (also with `=`, `<`, `<=`, `>`, `>=`), `not` or a leading minus,
 * `and` (may be left out), `or`, parentheses, quotes, and functions such as `status_change(new_status:won)`.
 */
export type Query =
	| { readonly kind: "all" | "any"; readonly parts: readonly Query[] }
	| { readonly kind: "not"; readonly part: Query }
	| { readonly kind: "word"; readonly text: string }
	| Criterion
	| { readonly kind: "call"; readonly name: string; readonly criteria: readonly Criterion[] };

export type Operator = ":" | "=" | "<" | "<=" | ">" | ">=";

export interface Criterion {
	readonly kind: "criterion";
	readonly field: string;
	readonly operator: Operator;
	readonly value: string;
}

/** A query isn't valid; the message says why. */
export class QueryError extends Error {}

interface Token {
	readonly kind: "word" | "quoted" | "operator" | "open" | "close";
	readonly text: string;
}

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(<=|>=|[:=<>])|(\()|(\))|([^\s"():=<>]+))/y;

function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	const source = text.trimEnd();
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < source.length) {
		const from = TOKEN.lastIndex;
		const match = TOKEN.exec(source);
		if (match === null) {
			throw new QueryError(`unexpected ${JSON.stringify(source.slice(from).trim().slice(0, 1))} at position ${from}`);
		}
		const [, quoted, operator, open, close, word] = match;
		if (quoted !== undefined) {
			tokens.push({ kind: "quoted", text: quoted.replace(/\\(.)/g, "$1") });
		} else if (operator !== undefined) {
			tokens.push({ kind: "operator", text: operator });
		} else if (open !== undefined || close !== undefined) {
			tokens.push(open === undefined ? { kind: "close", text: ")" } : { kind: "open", text: "(" });
		} else {
			tokens.push({ kind: "word", text: word ?? "" });
		}
	}
	return tokens;
}

/** Parses a query. @throws QueryError if it isn't valid */
export function parseQuery(text: string): Query {
	const parser = new Parser(tokenize(text));
	const query = parser.any();
	parser.end();
	return query;
}

class Parser {
	readonly #tokens: readonly Token[];
	#position = 0;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	any(): Query {
		const parts = [this.#all()];
		while (this.#takeWord("or")) {
			parts.push(this.#all());
		}
		return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "any", parts };
	}

	end(): void {
		const token = this.#tokens[this.#position];
		if (token !== undefined) {
			throw new QueryError(`unexpected "${token.text}"`);
		}
	}

	#all(): Query {
		const parts = [this.#one()];
		for (;;) {
			const explicit = this.#takeWord("and");
			const next = this.#tokens[this.#position];
			if (!explicit && (next === undefined || next.kind === "close" || isWord(next, "or"))) {
				break;
			}
			parts.push(this.#one());
		}
		return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: "all", parts };
	}

	#one(): Query {
		if (this.#takeWord("not")) {
			return { kind: "not", part: this.#one() };
		}
		const token = this.#tokens[this.#position];
		if (token === undefined) {
			throw new QueryError("unexpected end");
		}
		this.#position += 1;
		if (token.kind === "open") {
			const inner = this.any();
			this.#expectClose();
			return inner;
		}
		if (token.kind === "operator" || token.kind === "close") {
			throw new QueryError(`unexpected "${token.text}"`);
		}
		const next = this.#tokens[this.#position]?.kind;
		if (token.kind === "quoted") {
			return { kind: "word", text: token.text };
		}
		if (token.text.startsWith("-") && token.text.length > 1) {
			return { kind: "not", part: this.#named(token.text.slice(1), next) };
		}
		return this.#named(token.text, next);
	}

	#named(name: string, next: Token["kind"] | undefined): Query {
		if (next === "operator") {
			return this.#criterion(name);
		}
		if (next === "open") {
			return this.#call(name);
		}
		return { kind: "word", text: name };
	}

	#criterion(field: string): Criterion {
		const operator = this.#tokens[this.#position]?.text as Operator;
		const value = this.#tokens[this.#position + 1];
		if (value === undefined || (value.kind !== "word" && value.kind !== "quoted")) {
			throw new QueryError(`expected a value after "${field}${operator}"`);
		}
		this.#position += 2;
		return { kind: "criterion", field: field.toLowerCase(), operator, value: value.text };
	}

	#call(name: string): Query {
		this.#position += 1;
		const criteria: Criterion[] = [];
		for (;;) {
			const token = this.#tokens[this.#position];
			if (token?.kind !== "word" || this.#tokens[this.#position + 1]?.kind !== "operator") {
				break;
			}
			this.#position += 1;
			criteria.push(this.#criterion(token.text));
		}
		this.#expectClose();
		return { kind: "call", name: name.toLowerCase(), criteria };
	}

	#expectClose(): void {
		if (this.#tokens[this.#position]?.kind !== "close") {
			throw new QueryError('expected ")"');
		}
		this.#position += 1;
	}

	#takeWord(word: string): boolean {
		const token = this.#tokens[this.#position];
		const taken = token !== undefined && isWord(token, word);
		this.#position += taken ? 1 : 0;
		return taken;
	}
}

function isWord(token: Token, word: string): boolean {
	return token.kind === "word" && token.text.toLowerCase() === word;
}
