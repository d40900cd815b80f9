/** Values of `_group_by` and `_order_by`: a leading minus reverses the direction. */

export function directed<Key extends string>(
	value: Key | `-${Key}`,
): { readonly key: Key; readonly descending: boolean } {
	const descending = value.startsWith("-");
	return { key: (descending ? value.slice(1) : value) as Key, descending };
}

/** Each value before its reverse. */
export function inBothDirections<Key extends string>(keys: readonly Key[]): readonly (Key | `-${Key}`)[] {
	return keys.flatMap((key) => [key, `-${key}` as const]);
}
