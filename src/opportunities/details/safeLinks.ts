/**
 * Converts text to addresses that details may open. Each function returns undefined unless the text clearly is such an
 * address.
 */

/** In UTF-16 units. */
const LONGEST_WEB_LINK = 2000;

/** Returns a web address; https only. */
export function webLink(text: string): string | undefined {
	if (text.length > LONGEST_WEB_LINK) return undefined;
	try {
		const { protocol, username, password, href } = new URL(text);
		return protocol === "https:" && username === "" && password === "" ? href : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Returns `mailto:` with a single address, without anything that would prefill the message, and without invisible
 * characters.
 */
export function mailLink(email: string): string | undefined {
	if (/\p{Default_Ignorable_Code_Point}/u.test(email)) return undefined;
	const [, name, host] =
		/^([\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64})@((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+)$/u.exec(email) ?? [];
	return name === undefined || host === undefined || host.length > 253
		? undefined
		: `mailto:${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}

/** Returns `tel:` with the digits of a phone number as people write it. */
export function phoneLink(phone: string): string | undefined {
	if (!/^\+?[\d\s().\-/]{3,30}$/.test(phone)) return undefined;
	const digits = phone.replace(/\D/g, "");
	return digits.length < 3 ? undefined : `tel:${phone.startsWith("+") ? "+" : ""}${digits}`;
}
