import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import type { Opportunity } from "../../close/schema/opportunityDetails.ts";
import { labelText, readable } from "../../close/text/labelText.ts";
import type { Field, Part } from "./detailsView.ts";
import { field, none, plain, type Writer } from "./detailsWriter.ts";
import { contactOf, unnamedLead, unnamedOwner } from "./placeholderNames.ts";
import { mailLink, phoneLink } from "./safeLinks.ts";

type Email = NonNullable<Opportunity["lead_primary_email"]>;
type Phone = NonNullable<Opportunity["lead_primary_phone"]>[number];

/** Returns the owner, the lead and its contacts. */
export function peopleFields(opportunity: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const { contact_id, contact_name, lead_primary_email, lead_primary_phone } = opportunity;
	const contact = writer.name(contact_name) || contactOf(contact_id);
	return [
		...ownerField(opportunity, writer),
		...leadField(opportunity, writer),
		...(contact_id === undefined
			? []
			: field("contact_name", l10n.t("Contact"), contact === "" ? none(l10n.t("No contact")) : { text: contact })),
		...(lead_primary_email ? field("lead_primary_email", l10n.t("Email"), emailPart(lead_primary_email, writer)) : []),
		...field("lead_primary_phone", l10n.t("Phone"), ...(lead_primary_phone ?? []).map(phonePart(writer))),
	];
}

/** No View can show what has no owner: Close has no filter for it. */
function ownerField({ user_id, user_name }: Partial<Opportunity>, writer: Writer): readonly Field[] {
	if (user_id === undefined) return [];
	if (user_id === null) return field("user_name", l10n.t("Owner"), none(l10n.t("No owner")));
	const part = { text: writer.name(user_name) || unnamedOwner(user_id) };
	const label = l10n.t("Show this owner's opportunities");
	return field("user_name", l10n.t("Owner"), writer.leadTo(part, "owner", { user_id: [user_id] }, label));
}

function leadField({ lead_id, lead_name }: Partial<Opportunity>, writer: Writer): readonly Field[] {
	const part = { text: writer.name(lead_name) || unnamedLead(lead_id) };
	const label = l10n.t("Show this lead's opportunities");
	return field("lead_name", l10n.t("Lead"), lead_id ? writer.leadTo(part, "lead", { lead_id }, label) : part);
}

function emailPart({ email, is_unsubscribed, type }: Email, writer: Writer): Part {
	const hints = [readable(type), ...(is_unsubscribed ? [l10n.t("unsubscribed")] : [])];
	return writer.link(hinted({ text: writer.name(email) }, hints), "lead_primary_email", mailLink(email));
}

const phonePart =
	(writer: Writer) =>
	({ phone, phone_formatted, type, country, outbound_sms_blocked, tz_ids = [] }: Phone, index: number): Part => {
		const address = phoneLink(phone);
		const shown = labelText(phone_formatted ?? "") || labelText(phone);
		const hints = [
			// The displayed number may be any text: if the link dials another number, that one is shown as well.
			...(address === undefined || address === phoneLink(shown) || writer.context.hidden
				? []
				: [l10n.t("dials {0}", address.slice("tel:".length))]),
			readable(type),
			...(country ? [regionName(country, writer.context.locale)] : []),
			...tz_ids.map((zone) => plain(zone).text),
			...(outbound_sms_blocked ? [l10n.t("texts blocked")] : []),
		];
		return writer.link(hinted({ text: writer.name(shown) }, hints), `lead_primary_phone.${index}`, address);
	};

function hinted(part: Part, hints: readonly string[]): Part {
	const hint = hints.filter(Boolean).join(" · ");
	return hint === "" ? part : { ...part, hint };
}

/** Returns "United States" for `US`; text that isn't a region stays as it is. */
function regionName(code: string, locale: string): string {
	try {
		return inLocale(locale, (one) => new Intl.DisplayNames(one, { type: "region" })).of(code) ?? code;
	} catch {
		return plain(code).text;
	}
}
