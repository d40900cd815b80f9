/** A promise that a test resolves. */
export function latch(): { readonly open: Promise<void>; release(): void } {
	let release = () => {};
	const open = new Promise<void>((resolve) => {
		release = resolve;
	});
	return { open, release };
}
