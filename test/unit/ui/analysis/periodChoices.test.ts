import assert from "node:assert/strict";
import * as l10n from "@vscode/l10n";
import { periodChoices } from "../../../../src/ui/analysis/periodChoices.ts";

const NOW = new Date(2026, 10, 28, 12);

describe("The periods to choose from", () => {
	afterEach(() => l10n.config({ contents: {} }));

	it("begin with the View's own, and say which days each one means", () => {
		const { label, choices } = periodChoices({ filters: {} }, undefined, NOW, { startMonth: 1, locale: "en" });
		assert.equal(label, "2026 Q4");
		assert.deepEqual(
			choices.slice(0, 3).map((choice) => choice.label),
			["The View's period · 2026 Q4", "This quarter · 2026 Q4", "Last quarter · 2026 Q3"],
		);
	});

	it("are put together as translators want it", () => {
		l10n.config({ contents: { "{0} · {1}": "{1}: {0}" } });
		const { choices } = periodChoices({ filters: {} }, undefined, NOW, { startMonth: 1, locale: "en" });
		assert.equal(choices[1]?.label, "2026 Q4: This quarter");
	});
});
