import assert from "node:assert/strict";
import { answer, clientOf, closeAll, failureOf, KeptLog, serve } from "../support.ts";

type Route = (query: URLSearchParams) => unknown;

/** A client of a server that has only these paths. A number means an answer with this status. */
async function directory(routes: Readonly<Record<string, Route | number>>) {
	const server = await serve((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? "", "http://a");
		const route = routes[pathname.replace("/api/v1", "")] ?? 404;
		if (typeof route === "number") answer(response, { error: "No." }, {}, route);
		else answer(response, route(searchParams));
	});
	const log = new KeptLog();
	return {
		log,
		client: clientOf(server.origin, { log }),
		paths: () => server.requests.map(({ url }) => url?.replace("/api/v1", "")),
	};
}

const page = (data: unknown[]) => () => ({ data });
const STATUSES = [
	{ id: "stat_1", label: "Demo", type: "active" },
	{ id: "stat_2", label: "Won", type: "won" },
	{ id: "stat_3", label: "Odd", type: "paused" },
];
const KNOWN = [...STATUSES.slice(0, 2), { id: "stat_3", label: "Odd", type: undefined }];

describe("Who is signed in", () => {
	afterEach(closeAll);

	it("has a name even where parts of it are missing", async () => {
		for (const [given, name] of [
			[{ first_name: "Ada", last_name: "Lee" }, "Ada Lee"],
			[{ first_name: "", last_name: "Lee" }, "Lee"],
			[{ first_name: null, email: "a@b.c" }, "a@b.c"],
			[{}, "user_1"],
		] as const) {
			const { client } = await directory({ "/me/": () => ({ id: "user_1", ...given }) });
			assert.deepEqual(await client.me(), { id: "user_1", name, organizations: [] });
		}
	});

	it("has organizations", async () => {
		const organizations = [{ id: "orga_1", name: "Acme", pipelines: [] }, { id: "orga_2" }];
		const { client } = await directory({ "/me/": () => ({ id: "user_1", organizations }) });
		assert.deepEqual((await client.me()).organizations, [
			{ id: "orga_1", name: "Acme" },
			{ id: "orga_2", name: "orga_2" },
		]);
	});

	it("is an error where the answer is something else", async () => {
		const { client } = await directory({ "/me/": () => ({ name: "x" }) });
		assert.match((await failureOf(client.me(), "answer")).message, /id: a string is expected/);
	});
});

describe("People", () => {
	afterEach(closeAll);

	it("are members and former members, each once", async () => {
		const { client } = await directory({
			"/organization/orga_1/": () => ({
				memberships: [
					{ user_id: "user_1", user_full_name: "Ada Lee" },
					{ user_id: "user_2", user_full_name: "", user_first_name: "Bo", user_last_name: "Ng" },
				],
				inactive_memberships: [{ user_id: "user_3", user_email: "c@d.e" }, { user_id: "user_1" }],
			}),
		});
		const people = [...(await client.people("orga_1"))].sort((a, b) => a.id.localeCompare(b.id));
		assert.deepEqual(people, [
			{ id: "user_1", name: "Ada Lee", active: true },
			{ id: "user_2", name: "Bo Ng", active: true },
			{ id: "user_3", name: "c@d.e", unnamed: true, active: false },
		]);
	});

	for (const status of [403, 404]) {
		it(`are the organization's users where it is not to be read (${status}), over all pages`, async () => {
			const users = Array.from({ length: 250 }, (_, number) => ({
				id: `user_${number}`,
				first_name: "N",
				organizations: number % 2 === 0 ? ["orga_1"] : [],
			}));
			const { client, paths } = await directory({
				"/organization/orga_1/": status,
				"/user/": (query) => {
					const skip = Number(query.get("_skip") ?? 0);
					return { data: users.slice(skip, skip + 90), has_more: skip + 90 < 250 };
				},
			});
			const people = await client.people("orga_1");
			assert.equal(people.length, 125);
			assert.deepEqual(people[1], { id: "user_2", name: "N", active: true });
			assert.deepEqual(paths().slice(2), ["/user/?_limit=100&_skip=90", "/user/?_limit=100&_skip=180"]);
		});
	}

	it("are not looked for elsewhere after any other failure", async () => {
		const { client, paths } = await directory({ "/organization/orga_1/": 401, "/user/": page([]) });
		await failureOf(client.people("orga_1"), "unauthorized");
		assert.equal(paths().length, 1);
	});
});

describe("Pipelines", () => {
	afterEach(closeAll);
	const pipeline = { id: "pipe_1", name: "Sales", statuses: STATUSES };
	const expected = [{ id: "pipe_1", name: "Sales", statuses: KNOWN }];

	it("come with their statuses in board order, but for types that nobody knows", async () => {
		const { client, paths } = await directory({ "/pipeline/": page([pipeline]) });
		assert.deepEqual(await client.pipelines(), expected);
		assert.equal(paths().length, 1);
	});

	it("come from the user's organizations where there is no list of them", async () => {
		const organizations = [{ id: "orga_1", pipelines: [pipeline] }];
		const { client } = await directory({ "/me/": () => ({ id: "user_1", organizations }) });
		assert.deepEqual(await client.pipelines(), expected);
	});

	it("are one without a name where there are statuses alone", async () => {
		const { client } = await directory({ "/me/": 403, "/status/opportunity/": page(STATUSES) });
		assert.deepEqual(await client.pipelines(), [{ id: "", name: "", statuses: KNOWN }]);
	});

	it("are an error where nothing is to be read", async () => {
		const { client } = await directory({});
		await failureOf(client.pipelines(), "notFound");
		const { client: refused, paths } = await directory({ "/pipeline/": 401 });
		await failureOf(refused.pipelines(), "unauthorized");
		assert.equal(paths().length, 1);
	});
});

describe("Smart Views", () => {
	afterEach(closeAll);

	it("are those of leads, over all pages, each once", async () => {
		const views = Array.from({ length: 120 }, (_, number) => ({
			id: `save_${number}`,
			name: `V${number}`,
			type: "lead",
		}));
		const { client, paths } = await directory({
			"/saved_search/": (query) => {
				const skip = Number(query.get("_skip") ?? 0);
				const from = Math.max(0, skip - 1);
				return { data: views.slice(from, from + 100), has_more: from + 100 < 120 };
			},
		});
		const found = await client.smartViews();
		assert.equal(found.length, 120);
		assert.deepEqual(found[0], { id: "save_0", name: "V0" });
		assert.deepEqual(paths(), ["/saved_search/?type=lead&_limit=100", "/saved_search/?type=lead&_limit=100&_skip=100"]);
	});

	it("of other types are left out, and one without a name has its id", async () => {
		const { client } = await directory({
			"/saved_search/": page([
				{ id: "save_1", name: "C", type: "contact" },
				{ id: "save_2", name: null },
			]),
		});
		assert.deepEqual(await client.smartViews(), [{ id: "save_2", name: "save_2" }]);
	});

	it("end where a server says for ever that it has more", async () => {
		const { client, paths } = await directory({
			"/saved_search/": () => ({ data: [{ id: "save_1" }], has_more: true }),
		});
		assert.equal((await client.smartViews()).length, 1);
		assert.equal(paths().length, 100);
		const { client: empty, paths: asked } = await directory({ "/saved_search/": () => ({ data: [], has_more: true }) });
		assert.deepEqual(await empty.smartViews(), []);
		assert.equal(asked().length, 1);
	});
});

describe("Custom fields", () => {
	afterEach(closeAll);
	const path = "/custom_field/opportunity/";

	it("have the name and the type that Close gives them, or else their id and no type", async () => {
		const { client, paths } = await directory({
			[path]: page([
				{ id: "cf_1", name: "Contract Link", type: "url", choices: null },
				{ id: "cf_2", name: "", type: 7 },
				{ name: "Without an id" },
				null,
			]),
		});
		assert.deepEqual(await client.customFields(), [
			{ id: "cf_1", name: "Contract Link", type: "url" },
			{ id: "cf_2", name: "cf_2", type: "" },
		]);
		assert.deepEqual(paths(), [`${path}?_limit=100`]);
	});

	it("are read on as long as the server says that it has more", async () => {
		const fields = Array.from({ length: 130 }, (_, index) => ({ id: `cf_${index}`, name: `F${index}`, type: "text" }));
		const { client, paths } = await directory({
			[path]: (query) => {
				const skip = Number(query.get("_skip") ?? 0);
				return { data: fields.slice(skip, skip + 100), has_more: skip + 100 < fields.length };
			},
		});
		assert.deepEqual(await client.customFields(), fields);
		assert.deepEqual(paths(), [`${path}?_limit=100`, `${path}?_limit=100&_skip=100`]);
	});
});

describe("A list of which the server refuses as many objects as are asked for", () => {
	afterEach(closeAll);
	const views = Array.from({ length: 70 }, (_, index) => ({
		id: `save_${index}`,
		name: `View ${index}`,
		type: "lead",
	}));

	it("is read in pages of the server's own size", async () => {
		const server = await serve(({ url }, response) => {
			const { searchParams } = new URL(url ?? "", "http://a");
			if (searchParams.has("_limit")) return answer(response, { error: "Bad request." }, {}, 400);
			const from = Number(searchParams.get("_skip") ?? 0);
			answer(response, { data: views.slice(from, from + 50), has_more: from + 50 < views.length });
		});
		assert.equal((await clientOf(server.origin).smartViews()).length, 70);
	});

	it("is told as refused if that is refused as well", async () => {
		const server = await serve((_, response) => answer(response, { error: "Not a type." }, {}, 400));
		const error = await failureOf(clientOf(server.origin).smartViews(), "badRequest");
		assert.equal(error.reason, "Not a type.");
		assert.equal(server.requests.length, 2);
	});
});

describe("An odd entry of a list", () => {
	afterEach(closeAll);

	/** Unexpected values for an entry or a field. */
	const ODD = [null, 7, "private", true, [], ["private"], { private: "private" }];
	const warnings = (log: KeptLog) => log.lines.filter((line) => line.startsWith("warn"));

	it("is left out, or goes by its id, and the others are there", async () => {
		const good = { id: "stat_9", label: "Demo", type: "active" };
		for (const odd of ODD) {
			const statuses = [odd, { ...good, id: odd }, { id: "stat_1", label: odd, type: odd }, good];
			const { client, log } = await directory({
				"/pipeline/": page([odd, { id: odd, name: odd, statuses }, { id: "pipe_2", name: "B", statuses: odd }]),
			});
			const text = typeof odd === "string" ? odd : undefined;
			const listed = [
				...(text === undefined ? [] : [{ ...good, id: text }]),
				{ id: "stat_1", label: text ?? "stat_1", type: undefined },
				good,
			];
			const found = (await client.pipelines()).filter(({ statuses: some }) => some.length > 0);
			assert.deepEqual(found, [{ id: text ?? "", name: text ?? "", statuses: listed }]);
			assert.equal(warnings(log).length, 1);
			assert.match(
				warnings(log)[0] ?? "",
				/^warn \/pipeline\/: left out .* \((?:\w+: )?an? (?:object|string) is expected, and \d+ more\)$/,
			);
			assert(!log.lines.join().includes("private"));
		}
	});

	it("spoils no list of people, wherever it comes from", async () => {
		for (const odd of ODD) {
			const member = {
				user_id: "user_1",
				user_full_name: odd,
				user_first_name: odd,
				user_last_name: "Ng",
				user_email: odd,
			};
			const { client } = await directory({
				"/organization/orga_1/": () => ({ memberships: [odd, { user_id: odd }, member], inactive_memberships: odd }),
			});
			const people = await client.people("orga_1");
			const expected = typeof odd === "string" ? odd : "Ng";
			assert.deepEqual(
				people.find(({ id }) => id === "user_1"),
				{ id: "user_1", name: expected, active: true },
			);

			const user = { id: "user_1", first_name: odd, last_name: "Ng", email: odd, organizations: ["orga_1"] };
			const { client: other } = await directory({
				"/organization/orga_1/": 403,
				"/user/": page([odd, { ...user, id: odd }, { ...user, organizations: odd, id: "user_2" }, user]),
			});
			const users = await other.people("orga_1");
			assert.deepEqual(users.at(-1), {
				id: "user_1",
				name: [odd, "Ng"].filter((one) => typeof one === "string").join(" "),
				active: true,
			});
			assert(users.every(({ id }) => id !== "user_2"));
		}
	});

	it("spoils no Smart Views, no statuses without pipelines and no organizations", async () => {
		for (const odd of ODD.filter((one) => typeof one !== "string")) {
			const named = [odd, { id: odd, name: "A" }, { id: "x_1", name: odd, type: odd, label: odd, pipelines: odd }];
			const { client } = await directory({
				"/saved_search/": page(named),
				"/status/opportunity/": page(named),
				"/me/": () => ({ id: "user_1", first_name: odd, email: odd, organizations: named }),
			});
			assert.deepEqual(await client.smartViews(), [{ id: "x_1", name: "x_1" }]);
			assert.deepEqual(await client.me(), {
				id: "user_1",
				name: "user_1",
				organizations: [{ id: "x_1", name: "x_1" }],
			});
			assert.deepEqual(await client.pipelines(), [
				{ id: "", name: "", statuses: [{ id: "x_1", label: "x_1", type: undefined }] },
			]);
		}
	});

	it("is nothing to tell of where all is as documented, null included", async () => {
		const { client, log } = await directory({
			"/me/": () => ({ id: "user_1", first_name: null, organizations: null }),
			"/pipeline/": page([{ id: "pipe_1", name: null, statuses: [{ id: "stat_1", label: null, type: null }] }]),
			"/saved_search/": page([{ id: "save_1", name: null, type: null }]),
		});
		await client.me();
		await client.pipelines();
		await client.smartViews();
		assert.deepEqual(warnings(log), []);
	});
});
