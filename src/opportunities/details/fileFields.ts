import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import { countedText } from "../../close/base/plurals.ts";
import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { formatCount } from "../text/money.ts";
import type { Field, Part } from "./detailsView.ts";
import { field, plain, type Writer } from "./detailsWriter.ts";
import { webLink } from "./safeLinks.ts";

type Attachment = NonNullable<Opportunity["attachments"]>[number];

/** Returns the attachments, the links to other applications, and how many comments there are. */
export function fileFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { attachments = [], integration_links: links = [], comment_summary } = opportunity;
	return [
		...field(
			"attachments",
			l10n.t("Attachments"),
			...attachments.map((attachment, index) => attachmentPart(attachment, index, writer)),
		),
		...field(
			"integration_links",
			l10n.t("Integration links"),
			...links.map(({ name, url }, index) =>
				webPart(writer.name(name) || l10n.t("Link"), [], url, `integration_links.${index}`, writer),
			),
		),
		...(comment_summary
			? field("comment_summary", l10n.t("Comments"), plain(comments(comment_summary.comment_count, writer)))
			: []),
	];
}

function attachmentPart({ filename, content_type, size, url }: Attachment, index: number, writer: Writer): Part {
	const hints = [plain(content_type).text, size === null ? "" : sizeText(size, writer.context.locale)];
	return webPart(writer.name(filename) || l10n.t("Unnamed file"), hints, url, `attachments.${index}`, writer);
}

/** Shows where a link leads, because its name may say anything; or why it can't be opened. */
function webPart(text: string, facts: readonly string[], url: string, key: string, writer: Writer): Part {
	const address = webLink(url);
	const where =
		address === undefined ? l10n.t("can't be opened: not an https URL") : writer.name(new URL(address).host);
	return writer.link({ text, hint: [...facts, where].filter(Boolean).join(" · ") }, key, address);
}

function comments(count: number, writer: Writer): string {
	const forms = { one: l10n.t("{0} comment"), other: l10n.t("{0} comments") };
	return countedText(count, forms, formatCount(count, writer.context.locale));
}

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Returns `184 kB`: the unit that leaves one to three digits before the decimals. */
function sizeText(bytes: number, locale: string): string {
	const step = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
	const options = {
		style: "unit",
		unit: SIZES[step] ?? "byte",
		unitDisplay: "short",
		maximumSignificantDigits: 3,
	} as const;
	return inLocale(locale, (one) => new Intl.NumberFormat(one, options)).format(bytes / 1000 ** step);
}
