import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import type { AnyContent } from "./sectionProvider.ts";

/**
 * Returns the content, all of whose numbers can be sent to a page. Each amount of a server is a number, but their sum, or
 * twelve times one of them, may be infinite, and a share of it isn't a number.
 * @throws UserError if there is such a number
 */
export function finiteContent(content: AnyContent): AnyContent {
	JSON.stringify(content, (_, value: unknown) => {
		if (typeof value === "number" && !Number.isFinite(value))
			throw new UserError(l10n.t("Some amounts are too large to add up."), {
				advice: l10n.t("Check the values of these opportunities in Close, or add a filter that leaves them out."),
			});
		return value;
	});
	return content;
}
