/** What the page of a server opens. Paths are absolute. */
export interface Opening {
	readonly folder: string;
	/** The folder of an extension under development. */
	readonly extension?: string | undefined;
	/** A module whose `run()` the extension host calls. */
	readonly tests?: string | undefined;
}

/** The address of the page that opens this. */
export function pageAddress(authority: string, opening: Opening): string {
	const remote = (path: string) => `vscode-remote://${authority}${path}`;
	const payload: [string, string][] = [];
	if (opening.extension !== undefined) payload.push(["extensionDevelopmentPath", remote(opening.extension)]);
	if (opening.tests !== undefined) payload.push(["extensionTestsPath", remote(opening.tests)]);
	const query = [`folder=${encodeURIComponent(opening.folder)}`];
	if (payload.length > 0) query.push(`payload=${encodeURIComponent(JSON.stringify(payload))}`);
	return `http://${authority}/?${query.join("&")}`;
}
