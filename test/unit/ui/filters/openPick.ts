import { type PickOptions, pick } from "../../../../src/ui/quickInput/pick.ts";
import type { Item } from "../../../../src/ui/quickInput/quickInput.ts";
import { FakeBoxes } from "./fakeBoxes.ts";

export const FRUIT: readonly Item[] = [
	{ id: "a", label: "Apple" },
	{ heading: "Others" },
	{ id: "b", label: "Pear" },
	{ id: "c", label: "Plum" },
];

/** A visible pick, and its result. */
export async function openPick(options: Partial<PickOptions>) {
	const quickInputs = new FakeBoxes();
	const ended = pick(quickInputs, {
		title: "Fruit",
		placeholder: "Choose",
		items: () => FRUIT,
		back: true,
		...options,
	});
	return { quickInputs, ended, box: await quickInputs.openPick("Fruit") };
}
