/** The key in an `Authorization` header: Basic `key:`, as Close documents it, or Bearer; undefined for anything else. */
export function readKey(header: string | undefined): string | undefined {
	const match = /^(Basic|Bearer) +(\S+)$/i.exec(header ?? "");
	const [, scheme, credentials] = match ?? [];
	if (scheme === undefined || credentials === undefined) {
		return undefined;
	}
	if (scheme.toLowerCase() === "bearer") {
		return credentials;
	}
	const text = Buffer.from(credentials, "base64").toString("utf8");
	const colon = text.indexOf(":");
	// The key is the user name, and the password is empty. Close refuses a key without the colon.
	return colon === -1 || colon < text.length - 1 ? undefined : text.slice(0, colon);
}
