import { localDay } from "../../pipeline/calendar.ts";
import { EXTENSIONS, type FormatName } from "../../pipeline/export/format.ts";

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 80;

/** `Won this year, by quarter 2026-11-26.csv`: a name that every file system takes. */
export function fileNameOf(title: string, format: FormatName, now: Date): string {
	const cleaned = title
		.normalize("NFC")
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, " ")
		.replace(/\s+/g, " ")
		.slice(0, LONGEST)
		.replace(/^[ .]+|[ .]+$/g, "");
	const name = cleaned === "" || RESERVED.test(cleaned) ? `opportunities ${cleaned}`.trim() : cleaned;
	return `${name} ${localDay(now)}.${EXTENSIONS[format]}`;
}
