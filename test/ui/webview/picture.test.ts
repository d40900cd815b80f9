import assert from "node:assert/strict";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
import { comparePage } from "../../../src/ui/compare/compareStrings.ts";
import { totalsPage } from "../../../src/ui/totals/totalsStrings.ts";
import { type Picture, readPictureTaken } from "../../../src/ui/webview/page/picture.ts";
import { pictureAsSvg } from "../../../src/ui/webview/pictureAsSvg.ts";
import { COMPARED } from "../compare/sample.ts";
import { analysisOf } from "../totals/analysisSample.ts";
import { sampleState } from "../totals/sample.ts";
import { type HarnessPage, pagesOf, startHarness } from "./harness.ts";

const CAPTION = "as of Sep 15, 2026, 10:42 AM";
const HOSTILE = '</text><script>alert("x")</script>';

async function answered({ send, posted }: HarnessPage, format: "svg" | "png") {
	await send({ type: "takePicture", number: 7, format, caption: CAPTION });
	const taken = readPictureTaken((await posted()).at(-1));
	assert.equal(taken?.number, 7);
	return taken;
}

async function pictureOf(page: HarnessPage): Promise<Picture> {
	const taken = await answered(page, "svg");
	return "picture" in taken ? taken.picture : assert.fail("a file");
}

const textsIn = ({ items }: Picture) => items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
const hatchesIn = ({ items }: Picture) => items.filter((item) => item.kind === "shape" && item.fill?.hatched);

describe("A picture of the totals page", () => {
	const open = pagesOf(() => startHarness("totals/page/main.ts", totalsPage));

	async function opened(hidden: boolean, width = 900) {
		const page = await open({ width, theme: "light" });
		const state = sampleState(5);
		const [first, ...others] = state.groups;
		if (first !== undefined) {
			const named = { ...first, fields: { user_id: "user_0", user_name: HOSTILE } };
			await page.send({
				type: "snapshot",
				totals: totalsOf({ ...state, groups: [named, ...others] }, "en", hidden),
				view: "Won this year · By owner",
				filters: "Won",
			});
		}
		return page;
	}

	it("has what is seen: filters, figures, bars, and the time", async () => {
		const page = await opened(false);
		const picture = await pictureOf(page);
		const texts = textsIn(picture);
		for (const text of ["Won this year · By owner", "Owner 1", "By value period", CAPTION])
			assert.equal(texts.includes(text), text !== "By value period", text);
		const shown = await page.page.locator(".bar .figure").allInnerTexts();
		for (const figure of shown) assert.ok(texts.includes(figure.trim()), figure);
		for (const control of ["Copy as Table", "Clear Filters"]) assert.ok(!texts.includes(control), control);
		assert.equal(hatchesIn(picture).length, 6);
	});

	it("has no dot that lies outside the edge of a line", async () => {
		for (const [width, dots] of [
			[900, 1],
			[180, 0],
		] as const)
			assert.equal(textsIn(await pictureOf(await opened(false, width))).filter((text) => text === "·").length, dots);
	});

	it("places everything where it is on the page", async () => {
		const page = await opened(false);
		const { items, width } = await pictureOf(page);
		// Without what can only be pressed, the rest moves up.
		await page.page.locator("main").evaluate((main) => main.classList.add("pictured"));
		const box = await page.page.locator(".bar bdi", { hasText: "Owner 1" }).boundingBox();
		const text = items.find((item) => item.kind === "text" && item.text === "Owner 1");
		assert.ok(box !== null && text?.kind === "text");
		assert.ok(Math.abs(text.x - box.x) < 1 && text.y > box.y && text.y < box.y + box.height);
		const bar = await page.page.locator(".bar-of-expected").nth(1).boundingBox();
		const shape = items.find(
			(item) =>
				item.kind === "shape" && bar !== null && item.matrix[4] === bar.x && Math.abs(item.matrix[5] - bar.y) < 1,
		);
		assert.ok(shape, "the bar");
		assert.ok(width >= 900);
	});

	it("has the chosen period, and the names of deals, which lead to their details", async () => {
		const page = await open({ width: 900 });
		await page.send({
			type: "snapshot",
			totals: totalsOf(sampleState(3), "en"),
			view: "All opportunities",
			filters: "",
			analysis: analysisOf([]),
		});
		assert.ok(textsIn(await pictureOf(page)).includes("The View's period · 2026 Q4"));
		await page.page.locator("main").evaluate((main) => {
			main.innerHTML = '<table><tr><td><button class="link">Bluth Company</button></td></tr></table>';
		});
		assert.ok(textsIn(await pictureOf(page)).includes("Bluth Company"));
	});

	it("has the colors of the theme", async () => {
		const { background, items } = await pictureOf(await opened(false));
		assert.deepEqual(background, { hex: "#ffffff", opacity: 1 });
		assert.ok(items.some((item) => item.kind === "shape" && item.fill?.color.hex === "#0063d3"));
	});

	it("hides what is hidden", async () => {
		const picture = await pictureOf(await opened(true));
		assert.doesNotMatch(textsIn(picture).join("\n"), /\$|Owner \d|alert/);
		assert.equal(hatchesIn(picture).length, 0);
	});

	it("keeps hostile names as text", async () => {
		const svg = pictureAsSvg(await pictureOf(await opened(false)));
		assert.match(svg, /&lt;script&gt;/);
		assert.doesNotMatch(svg, /<script/);
	});

	it("is a PNG file, too", async () => {
		const taken = await answered(await opened(false, 320), "png");
		const bytes = Buffer.from("png" in taken ? taken.png : "", "base64");
		assert.equal(bytes.subarray(1, 4).toString(), "PNG");
		assert.ok(bytes.readUInt32BE(16) >= 640);
	});
});

describe("A picture of the comparison page", () => {
	const open = pagesOf(() => startHarness("compare/page/main.ts", comparePage));

	it("has both Views, the bars, and all figures, also those that are scrolled away", async () => {
		const page = await open({ width: 400 });
		await page.send(COMPARED);
		await page.page.locator(".scroller").evaluate((element) => element.scrollBy(200, 0));
		const picture = await pictureOf(page);
		const texts = textsIn(picture);
		for (const text of ["Won · This quarter", "Only in B", CAPTION]) assert.ok(texts.includes(text), text);
		for (const { text } of COMPARED.rows[7]?.cells ?? []) assert.ok(texts.includes(text), text);
		assert.equal(hatchesIn(picture).length, 7);
		assert.ok(picture.width > 600);
		assert.equal(await page.page.locator(".scroller").evaluate((element) => element.scrollLeft), 200);
	});
});
