import { countTokens } from "gpt-tokenizer/encoding/o200k_base";

/** The tokens of a text in the vocabulary o200k, which GPT-4o and later models read. */
export function tokensOf(text: string): number {
	// Nothing in a text from outside may count as one of the model's own signs.
	return countTokens(text, { disallowedSpecial: new Set() });
}
