import type { CredentialKind } from "../../close/base/credential.ts";
import type { ReadRequest } from "../../close/http/request.ts";

/** A request as it is sent, without the key, which stays in an environment variable. */
export interface RequestText {
	readonly reading: ReadRequest;
	readonly credential: CredentialKind;
	/** Hours ahead of UTC. */
	readonly timeZoneOffset: number;
}

/** The environment variable that a copied request takes its key from. */
export const VARIABLES: Readonly<Record<CredentialKind, string>> = {
	apiKey: "CLOSE_API_KEY",
	token: "CLOSE_API_TOKEN",
};

/** Returns the headers of the request, apart from the one with the key. */
export function headersOf({ reading, timeZoneOffset }: RequestText): readonly (readonly [string, string])[] {
	return [["accept", "application/json"], ["x-tz-offset", String(timeZoneOffset)], ...Object.entries(reading.headers)];
}

/** Splits an address into the part without the query, and the query's parameters. */
export function partsOf({ url }: ReadRequest): {
	readonly base: string;
	readonly parameters: readonly (readonly [string, string])[];
} {
	const { origin, pathname, searchParams } = new URL(url);
	return { base: origin + pathname, parameters: [...searchParams] };
}
