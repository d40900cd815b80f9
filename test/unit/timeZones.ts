import type { Zone } from "../../src/close/base/dayStart.ts";

/** Zones with and without daylight saving, with half hours, skipped midnights and skipped days, and with extreme offsets. */
export const ZONES: readonly string[] = [
	"UTC",
	"Europe/Berlin",
	"Europe/Lisbon",
	"Europe/Dublin",
	"Atlantic/Azores",
	"America/New_York",
	"America/St_Johns",
	"America/Toronto",
	"America/Sao_Paulo",
	"America/Santiago",
	"America/Havana",
	"America/Asuncion",
	"America/Juneau",
	"Africa/Cairo",
	"Africa/Casablanca",
	"Africa/Monrovia",
	"Asia/Beirut",
	"Asia/Gaza",
	"Asia/Tehran",
	"Asia/Kolkata",
	"Asia/Kathmandu",
	"Asia/Manila",
	"Asia/Amman",
	"Australia/Lord_Howe",
	"Australia/Eucla",
	"Pacific/Apia",
	"Pacific/Kwajalein",
	"Pacific/Kiritimati",
	"Pacific/Chatham",
	"Pacific/Pago_Pago",
	"Antarctica/Troll",
];

/** Runs `work` as on a computer in this time zone. */
export function inZone<T>(zone: string, work: () => T): T {
	const before = process.env["TZ"];
	process.env["TZ"] = zone;
	try {
		return work();
	} finally {
		if (before === undefined) delete process.env["TZ"];
		else process.env["TZ"] = before;
	}
}

/** As {@link inZone}, until `work` has ended. Nothing else may run meanwhile. */
export async function inZoneUntil<T>(zone: string, work: () => Promise<T>): Promise<T> {
	const before = process.env["TZ"];
	process.env["TZ"] = zone;
	try {
		return await work();
	} finally {
		if (before === undefined) delete process.env["TZ"];
		else process.env["TZ"] = before;
	}
}

/** A zone by its name in `Intl`, independent of the computer's own. */
export function zoneOf(timeZone: string): Zone {
	const format = new Intl.DateTimeFormat("en-US", {
		timeZone,
		hourCycle: "h23",
		era: "short",
		year: "numeric",
		month: "numeric",
		day: "numeric",
		hour: "numeric",
		minute: "numeric",
		second: "numeric",
	});
	return (time) => {
		const whole = Math.floor(time / 1000) * 1000;
		const parts = new Map(format.formatToParts(whole).map(({ type, value }) => [type, value]));
		const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
		const wall = new Date(0);
		wall.setUTCFullYear(
			parts.get("era")?.startsWith("B") ? 1 - part("year") : part("year"),
			part("month") - 1,
			part("day"),
		);
		wall.setUTCHours(part("hour"), part("minute"), part("second"));
		return wall.getTime() - whole;
	};
}
