import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { stopAtEnd } from "../host/lifecycle.ts";

/** Packages that were published here, by store. Each is the SHA-256 of its bytes. */
type Published = Readonly<Record<"marketplace" | "open-vsx", readonly string[]>>;

export interface StandInStores {
	/** The environment in which the stores' programs find these in place of GitHub and the real stores. */
	readonly env: NodeJS.ProcessEnv;
	readonly published: Published;
	stop(): Promise<void>;
}

const REQUEST_TOKEN = "asks-github";
const ID_TOKEN = "who-publishes";
const MARKETPLACE_TOKEN = "for-the-marketplace";
const OPEN_VSX_TOKEN = "for-open-vsx";

/** Where the Marketplace's program finds what it calls, by the ids that it knows them by. */
const LOCATIONS = [
	["a41192c8-9525-4b58-bc86-179fa549d80d", "extensions", "_apis/{area}/{resource}"],
	[
		"e11ea35a-16fe-4b80-ab11-c4cab88a0966",
		"extensions",
		"_apis/{area}/publishers/{publisherName}/{resource}/{extensionName}",
	],
].map(([id, resourceName, routeTemplate]) => ({
	id,
	area: "gallery",
	resourceName,
	routeTemplate,
	resourceVersion: 2,
	minVersion: "1.0",
	maxVersion: "7.2",
	releasedVersion: "0.0",
}));

type Answer = readonly [status: number, body?: unknown];

/** Plays GitHub's issuer of tokens and both stores on loopback: takes only who proves itself as the real ones ask for. */
export async function startStandInStores(publisher: string, name: string): Promise<StandInStores> {
	const published = { marketplace: [] as string[], "open-vsx": [] as string[] };
	const routes: Readonly<Record<string, (request: IncomingMessage, body: Buffer) => Answer>> = {
		"GET /id-token": (request) => (isBearer(request, REQUEST_TOKEN) ? [200, { value: ID_TOKEN }] : [401]),
		"OPTIONS /_apis/gallery": () => [200, { count: LOCATIONS.length, value: LOCATIONS }],
		"POST /_apis/gallery/token": ({ headers }, body) =>
			headers.authorization === `FederatedToken ${ID_TOKEN}` && JSON.parse(String(body)).publisherName === publisher
				? [200, { credential: MARKETPLACE_TOKEN }]
				: [401],
		[`GET /_apis/gallery/publishers/${publisher}/extensions/${name}`]: () => [404],
		"POST /_apis/gallery/extensions": ({ headers }, body) => {
			const basic = Buffer.from(`OAuth:${MARKETPLACE_TOKEN}`).toString("base64");
			if (headers.authorization !== `Basic ${basic}`) return [401];
			published.marketplace.push(digest(body));
			return [201, {}];
		},
		"GET /api/version": () => [200, { version: "1.4.0", trustedPublishingAudience: "open-vsx" }],
		"POST /api/-/trusted-publishing/token": (_request, body) => {
			const { namespace, extension, token } = JSON.parse(String(body));
			const known = namespace === publisher && extension === name && token === ID_TOKEN;
			return known ? [200, { value: OPEN_VSX_TOKEN }] : [401];
		},
		"GET /api/-/size-limit": () => [200, { maxSize: 2 ** 28 }],
		"POST /api/-/publish": (request, body) => {
			if (!isBearer(request, OPEN_VSX_TOKEN)) return [401];
			published["open-vsx"].push(digest(body));
			return [201, { namespace: publisher, name, version: "as packaged", targetPlatform: "universal" }];
		},
	};
	const server = createServer(async (request, answer) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const { pathname } = new URL(request.url ?? "/", "http://localhost");
		const route = routes[`${request.method} ${pathname}`];
		const [status, body] = route?.(request, Buffer.concat(chunks)) ?? [404];
		answer.writeHead(status, { "content-type": "application/json" }).end(body && JSON.stringify(body));
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const stop = stopAtEnd(() => {
		server.close();
		server.closeAllConnections();
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const env = {
		GITHUB_ACTIONS: "true",
		ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/id-token`,
		ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
		VSCE_MARKETPLACE_URL: url,
		OVSX_REGISTRY_URL: url,
	};
	return { env, published, stop };
}

export function digest(content: Buffer): string {
	return createHash("sha256").update(content).digest("hex");
}

function isBearer({ headers }: IncomingMessage, token: string): boolean {
	return headers.authorization?.toLowerCase() === `bearer ${token}`;
}
