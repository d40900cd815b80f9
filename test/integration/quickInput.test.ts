import assert from "node:assert/strict";
import { VscodeQuickInputs } from "../../src/ui/quickInput/vscodeQuickInput.ts";
import { until } from "./support/wait.ts";

describe("A list to choose from, drawn anew while its filter is typed", () => {
	it("has an active item that the filter shows, so that Enter takes it", async () => {
		const items = ["Alpha", "Beta", "Gamma"].map((label) => ({ id: label, label }));
		const pick = new VscodeQuickInputs().pick({ title: "Test", many: false });
		try {
			pick.draw(items, [], undefined);
			pick.show();
			await until("the first active item", () => pick.active === "Alpha");
			pick.setValue("Gam");
			await until("the item that the filter shows", () => pick.active === "Gamma");
			pick.draw(items, [], "Alpha");
			await until("the same again", () => pick.active === "Gamma");
			assert.equal(pick.active, "Gamma");
		} finally {
			pick.dispose();
		}
	});
});
