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
	const boxes = new FakeBoxes();
	const ended = pick(boxes, { title: "Fruit", placeholder: "Choose", lines: () => FRUIT, back: true, ...options });
	return { boxes, ended, box: await boxes.openPick("Fruit") };
}
