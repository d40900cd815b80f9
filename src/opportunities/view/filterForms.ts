import {
	DATE_PRECISIONS,
	type DateFilter,
	type FlagFilter,
	type ListFilter,
	STATUS_TYPES,
	type TextFilter,
	VALUE_PERIODS,
} from "../../close/schema/parameters.ts";
import type { FilterKey } from "./view.ts";

/** Far more than anyone needs: a larger View is a mistake, or would result in a request that no server accepts. */
export const LIMITS = { values: 500, value: 500, query: 10_000 } as const;

/** One text or several. */
interface ListForm {
	readonly form: "list";
	/** The allowed values, if the list is closed. */
	readonly allowed?: readonly string[];
}

/** A named period, or bounds: days, or moments if the precision is `moment`. */
interface DateForm {
	readonly form: "date";
	readonly precision: "day" | "moment";
}

interface TextForm {
	readonly form: "text";
	/** In UTF-16 code units. */
	readonly longest: number;
	readonly deprecated?: true;
}

/** True or false. */
interface FlagForm {
	readonly form: "flag";
}

export type FilterForm = ListForm | DateForm | TextForm | FlagForm;

/** What each filter accepts. The View's own schema is built from this, and so are the JSON schemas that editors use. */
export const FILTER_FORMS: Readonly<
	Record<ListFilter, ListForm> &
		Record<DateFilter, DateForm> &
		Record<TextFilter, TextForm> &
		Record<FlagFilter, FlagForm>
> = {
	user_id: { form: "list" },
	status_id: { form: "list" },
	status_type: { form: "list", allowed: STATUS_TYPES },
	status_label: { form: "list" },
	status: { form: "list" },
	value_period: { form: "list", allowed: VALUE_PERIODS },
	date_won: { form: "date", precision: DATE_PRECISIONS.date_won },
	date_created: { form: "date", precision: DATE_PRECISIONS.date_created },
	date_updated: { form: "date", precision: DATE_PRECISIONS.date_updated },
	lead_id: { form: "text", longest: LIMITS.value },
	organization_id: { form: "text", longest: LIMITS.value },
	lead_saved_search_id: { form: "text", longest: LIMITS.value },
	is_stalled: { form: "flag" },
	query: { form: "text", longest: LIMITS.query },
	lead_query: { form: "text", longest: LIMITS.query, deprecated: true },
};

/** The filters in the order in which they're offered to someone who writes a View. */
export const WRITTEN_FILTERS = Object.keys(FILTER_FORMS) as readonly FilterKey[];
