/** The addresses that details lead to. Each is undefined for a text that cannot be taken for one without doubt. */

const LONGEST = 2000;

/** An address of the web, over https only. */
export function webLink(text: string): string | undefined {
	if (text.length > LONGEST) return undefined;
	try {
		const { protocol, username, password, href } = new URL(text);
		return protocol === "https:" && username === "" && password === "" ? href : undefined;
	} catch {
		return undefined;
	}
}

/** `mailto:` and one address, without anything that would fill in the letter, or that nobody sees. */
export function mailLink(email: string): string | undefined {
	if (/\p{Default_Ignorable_Code_Point}/u.test(email)) return undefined;
	const [, name, host] =
		/^([\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64})@((?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+)$/u.exec(email) ?? [];
	return name === undefined || host === undefined || host.length > 253
		? undefined
		: `mailto:${encodeURIComponent(name)}@${encodeURIComponent(host)}`;
}

/** `tel:` and the digits of a number as people write it. */
export function phoneLink(phone: string): string | undefined {
	if (!/^\+?[\d\s().\-/]{3,30}$/.test(phone)) return undefined;
	const digits = phone.replace(/\D/g, "");
	return digits.length < 3 ? undefined : `tel:${phone.startsWith("+") ? "+" : ""}${digits}`;
}
