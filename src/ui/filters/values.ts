/** Values as they are typed: separated by commas; one that has a comma or begins with a quote stands in quotes. */
export function joinValues(values: readonly string[]): string {
	return values.map((value) => (/^"|,/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(", ");
}

/** Reads them again, each once and without outer spaces. */
export function splitValues(text: string): readonly string[] {
	const values = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/gy)].map(
		([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
	);
	return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== "");
}
