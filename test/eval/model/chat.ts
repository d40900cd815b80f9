/** What a model may call. */
export interface Tool {
	readonly name: string;
	readonly description: string;
	/** A JSON schema. */
	readonly inputSchema: object;
}

/** A call that a model wants. */
export interface ModelCall {
	/** The model's own name for this call. */
	readonly id: string;
	readonly tool: string;
	/** As the model wrote it; a text if it isn't JSON. */
	readonly input: unknown;
}

/** What a call said. */
export interface CallResult {
	readonly id: string;
	readonly text: string;
	readonly refused: boolean;
}

/** What a model says in one turn: words, and the calls that it wants to have made before it goes on. */
export interface Turn {
	readonly text: string;
	readonly calls: readonly ModelCall[];
	/** Tokens read and written, as the model's server counts them. */
	readonly tokens: number;
}

/** One conversation with a model. */
export interface Chat {
	ask(question: string): Promise<Turn>;
	/** Hands on what the calls of the last turn said. */
	tell(results: readonly CallResult[]): Promise<Turn>;
}

/** How a conversation begins. */
export interface Briefing {
	readonly system: string;
	readonly tools: readonly Tool[];
}

/** Parses what a model wrote as a call's input. */
export function inputOf(text: string): unknown {
	try {
		return JSON.parse(text === "" ? "{}" : text);
	} catch {
		return text;
	}
}
