import assert from "node:assert/strict";
import { customField } from "./schema.ts";
import { getJson, type Json, list, objectsOf, send, useSandbox } from "./support.ts";

describe("Sandbox: the endpoints beside the list", () => {
	const sandbox = useSandbox();
	const data = (answer: Json): Json[] => answer["data"] as Json[];

	it("/me/ names the first owner, the organization and its pipelines", async () => {
		const me = await getJson(sandbox(), "/me/");
		const owner = sandbox().owners[0];
		assert.deepEqual([me["id"], me["first_name"], me["last_name"]], [owner?.id, owner?.firstName, owner?.lastName]);
		const [organization] = me["organizations"] as Json[];
		assert.equal(organization?.["id"], sandbox().organization.id);
		assert.equal(organization?.["name"], sandbox().organization.name);
		const pipelines = organization?.["pipelines"] as Json[];
		assert.deepEqual(
			pipelines.map(({ name }) => name),
			sandbox().pipelines.map(({ name }) => name),
		);
		assert.deepEqual(Object.keys(await getJson(sandbox(), "/me/", { _fields: "id,email" })).sort(), ["email", "id"]);
	});

	it("/organization/{id}/ has members and former members apart, each with a full name or an empty one", async () => {
		const answer = await getJson(sandbox(), `/organization/${sandbox().organization.id}/`);
		for (const [name, active] of [
			["memberships", true],
			["inactive_memberships", false],
		] as const) {
			assert.deepEqual(
				(answer[name] as Json[]).map((member) => [member["user_id"], member["user_full_name"]]),
				sandbox()
					.owners.filter((owner) => owner.active === active)
					.map((owner) => [owner.id, owner.name ?? ""]),
			);
		}
		assert.equal(answer["currency"], "USD");
		const some = await getJson(sandbox(), `/organization/${sandbox().organization.id}/`, { _fields: "pipelines" });
		assert.deepEqual(Object.keys(some), ["pipelines"]);
		assert.equal((await send(sandbox(), "/organization/orga_other/")).status, 404);
	});

	it("/user/ has everybody, former members without organization, in the order asked for, by pages", async () => {
		const users = data(await getJson(sandbox(), "/user/"));
		assert.equal(users.length, 12);
		for (const owner of sandbox().owners) {
			const user = users.find(({ id }) => id === owner.id);
			assert.deepEqual(user?.["organizations"], owner.active ? [sandbox().organization.id] : []);
		}
		for (const order of ["last_name,first_name", "first_name,last_name"]) {
			const sorted = data(await getJson(sandbox(), "/user/", { _order_by: order }));
			const names = sorted.map((user) => order.split(",").map((field) => String(user[field])));
			const collator = new Intl.Collator("en");
			assert.deepEqual(
				names,
				names.toSorted((a, b) => collator.compare(a[0] ?? "", b[0] ?? "") || collator.compare(a[1] ?? "", b[1] ?? "")),
			);
		}
		const page = await getJson(sandbox(), "/user/", { _limit: "5", _skip: "10" });
		assert.deepEqual([data(page).length, page["has_more"]], [2, false]);
		assert.equal((await getJson(sandbox(), "/user/", { _limit: "5" }))["has_more"], true);
		const one = await getJson(sandbox(), `/user/${sandbox().owners[3]?.id}/`);
		assert.deepEqual(
			one,
			users.find(({ id }) => id === one["id"]),
		);
	});

	it("/pipeline/ has the statuses in board order, and no has_more", async () => {
		const answer = await getJson(sandbox(), "/pipeline/");
		assert.equal("has_more" in answer, false);
		assert.deepEqual(
			data(answer).map(({ id, name, statuses }) => ({ id, name, statuses })),
			sandbox().pipelines.map(({ id, name, statuses }) => ({
				id,
				name,
				statuses: statuses.map((status) => ({ id: status.id, label: status.label, type: status.type })),
			})),
		);
		const id = String(data(answer)[1]?.["id"]);
		assert.deepEqual(await getJson(sandbox(), `/pipeline/${id}/`), data(answer)[1]);
	});

	it("/status/opportunity/ has every status with its pipeline", async () => {
		const answer = await getJson(sandbox(), "/status/opportunity/");
		assert.equal(answer["has_more"], false);
		assert.deepEqual(
			data(answer).map((status) => [status["id"], status["label"], status["type"], status["pipeline_id"]]),
			sandbox().pipelines.flatMap((pipeline) =>
				pipeline.statuses.map(({ id, label, type }) => [id, label, type, pipeline.id]),
			),
		);
		const id = String(data(answer)[4]?.["id"]);
		assert.deepEqual(await getJson(sandbox(), `/status/opportunity/${id}/`), data(answer)[4]);
	});

	it("/saved_search/ has Smart Views of leads unless asked for others", async () => {
		const types = async (parameters: Record<string, string>): Promise<unknown[]> => [
			...new Set(data(await getJson(sandbox(), "/saved_search/", parameters)).map(({ type }) => type)),
		];
		assert.deepEqual(await types({}), ["lead"]);
		assert.deepEqual(await types({ type: "contact" }), ["contact"]);
		assert.deepEqual(await types({ type__in: "lead,opportunity" }), ["lead", "opportunity"]);
		const views = data(await getJson(sandbox(), "/saved_search/"));
		assert.ok(views.length >= 4);
		assert.ok(views.some((view) => view["is_user_dependent"] === true));
		for (const { id } of views) {
			await list(sandbox(), { lead_saved_search_id: String(id) });
		}
	});

	it("/custom_field/opportunity/ has what the document says of each field, by pages", async () => {
		const answer = await getJson(sandbox(), "/custom_field/opportunity/");
		assert.equal(answer["has_more"], false);
		for (const field of data(answer)) assert.ok(customField(field), JSON.stringify(field));
		assert.deepEqual(
			data(answer).map(({ id, name }) => [id, name]),
			sandbox().customFields.map(({ id, name }) => [id, name]),
		);
		const page = await getJson(sandbox(), "/custom_field/opportunity/", {
			_limit: "2",
			_skip: "1",
			_fields: "id,name",
		});
		assert.equal(page["has_more"], true);
		assert.deepEqual(
			data(page),
			sandbox()
				.customFields.slice(1, 3)
				.map(({ id, name }) => ({ id, name })),
		);
	});

	it("/lead/ has each lead of an opportunity once, with its contacts and its opportunities, by pages", async () => {
		const all = sandbox().all();
		const ids = [...new Set(all.map(({ lead_id }) => lead_id))];
		const first = await getJson(sandbox(), "/lead/", { _limit: "150" });
		const rest = await getJson(sandbox(), "/lead/", { _limit: "150", _skip: "150" });
		assert.deepEqual([first["total_results"], first["has_more"]], [ids.length, ids.length > 150]);
		const leads = [...data(first), ...data(rest)];
		assert.equal(new Set(leads.map(({ id }) => id)).size, Math.min(ids.length, 300));
		for (const lead of leads) {
			const own = all.filter(({ lead_id }) => lead_id === lead["id"]);
			assert.deepEqual(lead["opportunities"], own);
			assert.equal(lead["name"], own[0]?.lead_name);
			const contacts = (lead["contacts"] as Json[]).map(({ id }) => id);
			for (const { contact_id } of own) assert.ok(contact_id === null || contacts.includes(contact_id));
		}
		assert.deepEqual(await getJson(sandbox(), `/lead/${leads[7]?.["id"]}/`), leads[7]);
		assert.equal((await send(sandbox(), "/lead/lead_other/")).status, 404);
		assert.equal((await send(sandbox(), "/lead/?_limit=201")).status, 400);
	});

	it("/opportunity/{id}/ has the whole object, or the fields asked for", async () => {
		const object = sandbox().all()[17];
		assert.deepEqual(await getJson(sandbox(), `/opportunity/${object?.id}/`), object);
		assert.deepEqual(await getJson(sandbox(), `/opportunity/${object?.id}/`, { _fields: "note" }), {
			note: object?.note,
		});
		const response = await send(sandbox(), `/opportunity/${object?.id}x/`);
		assert.equal(response.status, 404);
		assert.deepEqual(await response.json(), { error: "Empty query: Opportunity matching query does not exist." });
	});

	it("an opportunity is gone once it is deleted", async () => {
		const id = sandbox().all()[23]?.id ?? "";
		sandbox().remove(id);
		assert.equal((await send(sandbox(), `/opportunity/${id}/`)).status, 404);
		assert.equal(objectsOf(await list(sandbox(), { _limit: "0" })).length, 0);
	});
});
