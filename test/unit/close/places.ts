/** A JSON value with one part replaced. */
interface Spoiled {
	/** The path, for messages: `data[0].id` for a value, `data[0].{id}` for a name. */
	readonly place: string;
	readonly value: unknown;
}

/** Copies of a JSON value, each with `secret` in another place: as a value, as a name, and as an additional name of an object. */
export function* everyPlaceOf(value: unknown, secret: string, place = ""): Generator<Spoiled> {
	yield { place, value: secret };
	if (Array.isArray(value)) {
		for (const [index, inner] of value.entries())
			for (const spoiled of everyPlaceOf(inner, secret, `${place}[${index}]`))
				yield { ...spoiled, value: value.with(index, spoiled.value) };
		return;
	}
	if (typeof value !== "object" || value === null) return;
	yield { place: `${place}.{}`, value: { ...value, [secret]: secret } };
	yield { place: `${place}.{}.{}`, value: { ...value, [secret]: { [secret]: [secret, { [secret]: 1 }] } } };
	yield { place: `${place}.{[]}`, value: { [secret]: [], ...value } };
	for (const [name, inner] of Object.entries(value)) {
		for (const spoiled of everyPlaceOf(inner, secret, `${place}.${name}`))
			yield { ...spoiled, value: { ...value, [name]: spoiled.value } };
		const renamed = Object.entries(value).map(([one, given]) => [one === name ? secret : one, given]);
		yield { place: `${place}.{${name}}`, value: Object.fromEntries(renamed) };
	}
}

const WINDOW = 12;

/** Returns a function that says whether a text contains twelve consecutive characters of a secret, encoded or not. */
export function finderOf(secret: string): (text: string) => boolean {
	const windows = (form: string, size: number) =>
		Array.from({ length: form.length - size + 1 }, (_, start) => form.slice(start, start + size).toLowerCase());
	const encoded = [0, 1, 2].flatMap((before) => {
		const text = Buffer.from("\0".repeat(before) + secret).toString("base64");
		return windows(text.slice(before + 1, -4), WINDOW + 4);
	});
	const forms = [
		...windows(secret, WINDOW),
		...windows(Buffer.from(secret).toString("hex"), 2 * WINDOW),
		...encoded,
		...encoded.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
	];
	return (text) => {
		const plain = text
			.replace(/[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
			.replace(/%([0-9a-f]{2})|\\+u00([0-9a-f]{2})/gi, (_, percent?: string, unit?: string) =>
				String.fromCharCode(Number.parseInt(percent ?? unit ?? "", 16)),
			)
			.toLowerCase();
		return forms.some((form) => plain.includes(form));
	};
}

const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, "0");

/** Forms in which a server may repeat the secret that it received. */
export const WRITINGS: Readonly<Record<string, (secret: string) => string>> = {
	plain: (secret) => secret,
	"in a sentence": (secret) => `No user of ${secret}.`,
	"as a header": (secret) => `Basic ${Buffer.from(`${secret}:`).toString("base64")}`,
	"in Base64 of more": (secret) => Buffer.from(`x:${secret}:y`).toString("base64"),
	"in capitals": (secret) => secret.toUpperCase(),
	"percent-encoded": (secret) => [...secret].map((one) => `%${hex(one)}`).join(""),
	"in hexadecimal digits": (secret) => Buffer.from(secret).toString("hex"),
	"with zero-width spaces": (secret) => [...secret].join("\u200b"),
	"in halves": (secret) => secret.slice(secret.indexOf(".") + 1),
};
