/** Returns a text as a literal of SQL. In DuckDB, only the quotation mark itself needs care. */
function textLiteral(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/**
 * Returns the name of a file in the current folder as a literal that stands for this file alone. DuckDB reads names as
 * patterns: without brackets around its wildcards, the name of one file would also match others. The folder in front
 * keeps names that begin with `~` or look like an address from being taken for something else.
 */
export function fileLiteral(name: string): string {
	return textLiteral(`./${name.replace(/[*?[]/g, "[$&]")}`);
}

/** DuckDB takes backslashes for separators of folders, on every system. */
export function canBeFileLiteral(name: string): boolean {
	return !/[\\/\0]/.test(name);
}

/** Returns a sentence as a comment, on as many lines as it has. */
export function comment(sentence: string): string {
	return sentence
		.split(/[\r\n\u2028\u2029]+/)
		.map((line) => `-- ${line}\n`)
		.join("");
}

/** DuckDB's widest decimal has 38 digits; this leaves room for decimals, and for sums. */
const LARGEST = 1e27;

/**
 * Returns an amount of the smallest unit of a currency as a number of SQL, with that many decimals; NULL if it is too
 * large for a decimal of DuckDB.
 */
export function amountLiteral(amount: number, decimals: number): string {
	const size = Math.abs(amount);
	if (!(size < LARGEST)) return "NULL";
	const [whole = "", fraction = ""] = (
		Number.isInteger(size) ? String(BigInt(size)) : size.toFixed(MOST_FRACTION_DIGITS)
	).split(".");
	const digits = whole.padStart(decimals + 1, "0");
	const after = digits.slice(digits.length - decimals) + fraction;
	return `${amount < 0 ? "-" : ""}${digits.slice(0, digits.length - decimals)}${after === "" ? "" : `.${after}`}`;
}

/** The digits after the point that amounts in the smallest unit may have: Close documents none. */
export const MOST_FRACTION_DIGITS = 4;

/** The value of the smallest unit of a currency: `unitLiteral(2)` is `0.01`. */
export function unitLiteral(decimals: number): string {
	return decimals === 0 ? "1" : `0.${"1".padStart(decimals, "0")}`;
}

/** The type of amounts in units of a currency. */
export function decimalType(decimals: number): string {
	return `DECIMAL(38, ${decimals})`;
}
