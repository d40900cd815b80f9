import assert from "node:assert/strict";
import { asOfText, rowsAsOfText } from "../../../../src/ui/base/asOfText.ts";

const MINUTE = 60_000;

describe("From when data is", () => {
	const morning = new Date(2026, 8, 30, 10, 42).getTime();

	it("is said from ten minutes on", () => {
		assert.equal(asOfText(morning, "en-US", morning + 10 * MINUTE - 1), undefined);
		assert.match(asOfText(morning, "en-US", morning + 10 * MINUTE) ?? "", /^as of 10:42\sAM$/);
		assert.equal(asOfText(undefined, "en-US", morning), undefined);
	});

	it("is said of the rows alone if only the figures were looked at since", () => {
		assert.equal(rowsAsOfText(morning, "en-US", morning + 10 * MINUTE - 1), undefined);
		assert.match(rowsAsOfText(morning, "en-US", morning + 10 * MINUTE) ?? "", /^rows as of 10:42\sAM$/);
		assert.equal(rowsAsOfText(undefined, "en-US", morning), undefined);
	});

	it("has the date from the next day on", () => {
		const late = new Date(2026, 8, 30, 23, 55).getTime();
		assert.match(asOfText(late, "en-US", late + 11 * MINUTE) ?? "", /^as of Sep 30, 2026, 11:55\sPM$/);
	});

	it("is written as the locale writes it", () => {
		assert.match(asOfText(morning, "de", morning + 60 * MINUTE) ?? "", /10:42$/);
	});

	it("is not said of data that seems to come from the future", () => {
		assert.equal(asOfText(morning, "en-US", morning - 60 * MINUTE), undefined);
	});
});
