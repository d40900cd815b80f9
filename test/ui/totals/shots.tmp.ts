import { startHarness } from "./harness.ts";
import { sampleState, sampleTotals } from "./sample.ts";
import { totalsOf } from "../../../src/opportunities/totals/totals.ts";
const widths = (process.argv[2] ?? "300").split(",").map(Number);
const themes = (process.argv[3] ?? "dark").split(",");
const scene = process.argv[4] ?? "large";
const large = sampleState(30);
const times = (f: object, n: number): object => Object.fromEntries(Object.entries(f).map(([k, v]) => [k, typeof v === "number" && k !== "total_results" ? v * n : v]));
const groups = large.groups.map((g) => ({ ...g, aggregates: times(g.aggregates, 13) }));
const SC: Record<string, any> = {
	large: totalsOf({ ...large, totals: times(large.totals ?? {}, 97), groups } as any, "en"),
	few: sampleTotals(5),
};
const h = await startHarness();
for (const theme of themes) for (const width of widths) {
	const { page, send } = await h.open({ theme: theme as any, width, height: 1000, kept: { allFigures: scene.includes("all") } });
	const view = "Won and open this year · Won, Open · This year · Close quarter, newest first · Value, highest first";
	await send({ type: "snapshot", totals: SC[scene.replace("-all", "")], view, filters: "Won, Open · This year" });
	await page.screenshot({ path: `/tmp/shots/${scene}-${width}-${theme}.png`, fullPage: process.argv[5] === "full" });
	await page.context().close();
}
await h.close();
