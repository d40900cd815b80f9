import { HIDDEN } from "../../../src/opportunities/text/mask.ts";
import type { ToPage } from "../../../src/ui/details/detailsProtocol.ts";
import { FULL, written } from "../../unit/opportunities/details/support.ts";

/** The message to the page with an opportunity that has every field, in the language that is set now. */
export const shownOpportunity = (): ToPage => ({
	type: "snapshot",
	wanted: "oppo_1",
	shown: {
		id: "oppo_1",
		view: written(FULL).view,
		siblings: [
			{ id: "oppo_2", summary: "$5,000 · 20% · Demo · stalled", hint: "Close date: Dec 3, 2026" },
			{ id: "oppo_3", summary: "$800/mo · 100% · Won", hint: "" },
		],
	},
	loading: false,
	place: { text: "3 of 118", title: "Close quarter, newest first" },
	previous: true,
	next: true,
});

export const SHOWN = shownOpportunity();

/** The message with another opportunity, which has few fields. */
export const PLAIN: ToPage = {
	...SHOWN,
	wanted: "oppo_2",
	shown: {
		id: "oppo_2",
		view: written({ id: "oppo_2", lead_id: "lead_1", lead_name: "Initech", value: null, note: null }).view,
		siblings: [],
	},
	place: { text: "118 of 118", title: "Close quarter, newest first" },
	next: false,
};

const HOSTILE_TEXT = `<img src=x onerror="document.title=1"> {0} $(trash) [x](command:y) \u202eback ${"wwwwwwwwww".repeat(30)}`;

/** Texts that other programs would interpret, in every place for a text of the API. */
export const HOSTILE: ToPage = {
	...SHOWN,
	shown: {
		id: "oppo_9",
		view: written({
			...FULL,
			id: "oppo_9",
			lead_name: HOSTILE_TEXT,
			contact_name: HOSTILE_TEXT,
			status_label: HOSTILE_TEXT,
			note: `${HOSTILE_TEXT}\n${HOSTILE_TEXT}`,
			suggested_action: {
				action: HOSTILE_TEXT,
				justification: HOSTILE_TEXT,
				details: { message_draft: HOSTILE_TEXT, subject_draft: HOSTILE_TEXT, status_id: HOSTILE_TEXT },
			},
			attachments: [{ filename: HOSTILE_TEXT, content_type: HOSTILE_TEXT, size: 5, url: "javascript:alert(1)" }],
			integration_links: [{ name: HOSTILE_TEXT, url: "https://a.example/" }],
			[`custom.${HOSTILE_TEXT}`]: HOSTILE_TEXT,
		}).view,
		siblings: [{ id: "oppo_2", summary: HOSTILE_TEXT, hint: HOSTILE_TEXT }],
	},
	wanted: "oppo_9",
};

export const SCENES: Readonly<Record<string, ToPage>> = {
	everything: SHOWN,
	"next to nothing": PLAIN,
	"texts that mean something elsewhere": HOSTILE,
	"another one on its way": { ...SHOWN, wanted: "oppo_2", loading: true },
	"the last good data after a failure": {
		...SHOWN,
		notice: { text: "Close cannot be reached. Check the network.", retry: true, error: true },
	},
	"fields that cannot be read": {
		...SHOWN,
		shown: { id: "oppo_1", siblings: [], siblingsNotice: "Loading…", view: written({ ...FULL, value: "x" }).view },
	},
	"what is hidden": {
		...SHOWN,
		shown: { id: "oppo_1", siblings: [], view: written(FULL, { mask: HIDDEN, hidden: true }).view },
	},
	"nothing there": {
		type: "snapshot",
		notice: { text: "Select an opportunity in the tree to see it here.", retry: false, error: false },
		loading: false,
		previous: false,
		next: false,
	},
};
