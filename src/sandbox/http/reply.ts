/** An answer before it is serialized. */
export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. A text is sent as it is, with the content type in `headers`. */
	readonly body: unknown;
}

/** Thrown by code that reads a request, with the reply to send. */
export class HttpError extends Error {
	readonly reply: Reply;

	constructor(reply: Reply) {
		super(`Refused with status ${reply.status}`);
		this.reply = reply;
	}
}

export function ok(body: unknown): Reply {
	return { status: 200, body };
}

/** A 400 with one reason: `{"error": …}`. */
export function badRequest(reason: string): HttpError {
	return new HttpError({ status: 400, body: { error: reason } });
}

/** A 400 about one field: `{"errors": [], "field-errors": {…}}`. */
export function invalidField(field: string, reason: string): HttpError {
	return new HttpError({ status: 400, body: { errors: [], "field-errors": { [field]: reason } } });
}

export const UNAUTHORIZED: Reply = {
	status: 401,
	body: {
		error:
			"The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
	},
};

export const FORBIDDEN: Reply = {
	status: 403,
	body: { error: "You do not have permission to perform this action." },
};

export const URL_NOT_FOUND: Reply = {
	status: 404,
	body: {
		error:
			"The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
	},
};

export const METHOD_NOT_ALLOWED: Reply = {
	status: 405,
	body: { error: "The method is not allowed for the requested URL." },
};

/** A 404 for an object: `kind` as Close calls it, e.g. `Opportunity`. */
export function objectNotFound(kind: string): Reply {
	return { status: 404, body: { error: `Empty query: ${kind} matching query does not exist.` } };
}
