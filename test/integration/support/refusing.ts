import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that accepts any key, has no opportunities, and refuses everything else and all below `/refused/` for one reason. */
export interface RefusingServer {
	readonly url: string;
	/** How it refuses everything but `/me/`; undefined if it answers lists. */
	refuseLists: { readonly status: number; readonly reason: string } | undefined;
	close(): Promise<void>;
}

const ME = { id: "user_1", first_name: "Ann", last_name: "Lee", email: "a@example.com" };
const EMPTY = { data: [], has_more: false, total_results: 0, aggregates: {} };

export async function startRefusing(reason: string, organization: string): Promise<RefusingServer> {
	const me = { ...ME, organizations: [{ id: "orga_1", name: organization }] };
	const server = createServer((request, response) => {
		const path = (request.url ?? "").replace(/\?.*/, "");
		const answer = (status: number, body: unknown) => {
			response.writeHead(status, { "content-type": "application/json" });
			response.end(JSON.stringify(body));
		};
		const { refuseLists } = own;
		if (path.startsWith("/refused/")) answer(400, { error: reason });
		else if (path.endsWith("/me/")) answer(200, me);
		else if (refuseLists !== undefined) answer(refuseLists.status, { error: refuseLists.reason });
		else if (path.endsWith("/opportunity/")) answer(200, EMPTY);
		else answer(400, { error: reason });
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const own: RefusingServer = {
		url: `http://127.0.0.1:${port}/api/v1`,
		refuseLists: undefined,
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
	return own;
}
