/**
 * Makes it another moment, from which time goes on, and another time zone for all that runs here but VS Code itself: it measures how
 * long connections are silent, and time that goes back would stop it. Returns how to come back.
 */
export function travelTo(moment: Date, zone: string): () => void {
	const { Date: Real } = globalThis;
	const ahead = moment.getTime() - Real.now();
	const now = () => Real.now() + (isVsCodes(callerOf(now)) ? 0 : ahead);
	const construct = (target: DateConstructor, given: unknown[], own: unknown): object => {
		const moved = given.length === 0 && !isVsCodes(callerOf(construct));
		return Reflect.construct(target, moved ? [Real.now() + ahead] : given, own as DateConstructor);
	};
	const zoneBefore = process.env["TZ"];
	// A proxy rather than a class: dates that were made before stay instances of it.
	globalThis.Date = new Proxy(Real, {
		construct,
		get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
	});
	process.env["TZ"] = zone;
	return () => {
		globalThis.Date = Real;
		if (zoneBefore === undefined) delete process.env["TZ"];
		else process.env["TZ"] = zoneBefore;
	};
}

/** The line of the stack of what called a function. */
function callerOf(called: (...given: never[]) => unknown): string {
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 1;
	const place: { stack?: string } = {};
	Error.captureStackTrace(place, called);
	Error.stackTraceLimit = stackTraceLimit;
	return place.stack ?? "";
}

function isVsCodes(place: string): boolean {
	return place.includes("extensionHostProcess.js");
}
