/** Makes it another moment, from which time goes on, and another time zone for all that runs here. Returns how to come back. */
export function travelTo(moment: Date, zone: string): () => void {
	const { Date: Real } = globalThis;
	const ahead = moment.getTime() - Real.now();
	const now = () => Real.now() + ahead;
	const zoneBefore = process.env["TZ"];
	// A proxy rather than a class: dates that were made before stay instances of it.
	globalThis.Date = new Proxy(Real, {
		construct: (target, given, own) => Reflect.construct(target, given.length === 0 ? [now()] : given, own),
		get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
	});
	process.env["TZ"] = zone;
	return () => {
		globalThis.Date = Real;
		if (zoneBefore === undefined) delete process.env["TZ"];
		else process.env["TZ"] = zoneBefore;
	};
}
