import { graphemesOf } from "../../close/text/cutText.ts";
import { EXTENSIONS, type FormatName } from "../../opportunities/export/format.ts";
import { localDay } from "../../opportunities/time/calendar.ts";

/** Names that Windows reserves for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\..*)?$/i;
/** In bytes of UTF-8. Most file systems allow 255 for a name. */
const LONGEST = 160;

/** `Won this year, by quarter 2026-11-26.csv`: a name that every file system accepts. */
export function fileNameOf(title: string, format: FormatName | "svg", now: Date): string {
	const plain = title
		.normalize("NFC")
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, " ")
		.replace(/\s+/g, " ");
	const cleaned = beginning(plain).replace(/^[ .]+|[ .]+$/g, "");
	const name = cleaned === "" || RESERVED.test(cleaned) ? `opportunities ${cleaned}`.trim() : cleaned;
	return `${name} ${localDay(now)}.${format === "svg" ? format : EXTENSIONS[format]}`;
}

/** As many graphemes as fit. */
function beginning(text: string): string {
	let taken = "";
	for (const grapheme of graphemesOf(text)) {
		if (Buffer.byteLength(taken + grapheme) > LONGEST) break;
		taken += grapheme;
	}
	return taken;
}
