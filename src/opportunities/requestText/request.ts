import type { CredentialKind } from "../../close/base/credential.ts";
import type { ReadRequest } from "../../close/http/request.ts";

/** A request as it goes out, but for the key: that stays in a variable of the environment. */
export interface RequestText {
	readonly reading: ReadRequest;
	readonly credential: CredentialKind;
	/** Hours ahead of UTC. */
	readonly timeZoneOffset: number;
}

/** The variable of the environment that a copied request takes its key from. */
export const VARIABLES: Readonly<Record<CredentialKind, string>> = {
	apiKey: "CLOSE_API_KEY",
	token: "CLOSE_API_TOKEN",
};

/** What the request says besides who asks. */
export function headersOf({ reading, timeZoneOffset }: RequestText): readonly (readonly [string, string])[] {
	return [["accept", "application/json"], ["x-tz-offset", String(timeZoneOffset)], ...Object.entries(reading.headers)];
}

/** An address without its query, and the query's parameters one by one. */
export function partsOf({ url }: ReadRequest): {
	readonly base: string;
	readonly parameters: readonly (readonly [string, string])[];
} {
	const { origin, pathname, searchParams } = new URL(url);
	return { base: origin + pathname, parameters: [...searchParams] };
}
