import { html, type TemplateResult } from "lit";
import type { AnalysisStrings } from "../analysisStrings.ts";
import type { AnalysisMessage, ShownPeriod } from "../sectionsProtocol.ts";

/** The value of the last entry, which is no period. */
const OTHER = "other";

/** Shows the period in view, and lets the user choose another one. */
export function periodChooser(
	{ id, chosen, choices }: ShownPeriod,
	strings: AnalysisStrings,
	ask: (message: AnalysisMessage) => void,
): TemplateResult {
	const own = chosen ?? "";
	const changed = ({ currentTarget }: Event) => {
		if (!(currentTarget instanceof HTMLSelectElement)) return;
		const { value } = currentTarget;
		// The View's filter decides what is shown then.
		if (value === OTHER) currentTarget.value = own;
		if (value === OTHER) ask({ type: "filterByPeriod" });
		else ask({ type: "choosePeriod", period: choices.find(({ period = "" }) => period === value)?.period });
	};
	return html`
		<label class="period-chooser">
			<span>${strings.period}</span>
			<select class="dropdown" data-period=${id} .value=${own} @change=${changed}>
				${choices.map(
					({ period = "", label }) => html`<option value=${period} ?selected=${period === own}>${label}</option>`,
				)}
				<option value=${OTHER}>${strings.otherPeriod}</option>
			</select>
		</label>
	`;
}
