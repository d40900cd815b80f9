import { LIST_FILTERS } from "../../close/schema/parameters.ts";
import { parseView } from "../../opportunities/view/parseView.ts";
import { type FilterKey, ViewError } from "../../opportunities/view/view.ts";
import type { Fault } from "../quickInput/quickInput.ts";
import { splitValues } from "./values.ts";

/** What is wrong with a text as the value, or as the values between commas, of a filter. */
export function valueFault(key: FilterKey, text: string): Fault | undefined {
	const several = LIST_FILTERS.some((list) => list === key);
	try {
		parseView({ filters: { [key]: several ? splitValues(text) : text } });
		return undefined;
	} catch (error) {
		if (error instanceof ViewError) return { text: error.message };
		throw error;
	}
}
