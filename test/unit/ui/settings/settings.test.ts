import assert from "node:assert/strict";
import fc from "fast-check";
import { ORDER_KEYS } from "../../../../src/close/schema/order.ts";
import { SessionProblem } from "../../../../src/ui/session/sessionProblem.ts";
import type { SETTING_DEFINITIONS } from "../../../../src/ui/settings/settingDefinitions.ts";
import { type ConfigurationDoor, Settings } from "../../../../src/ui/settings/settings.ts";
import { FakeLog } from "../session/fakes.ts";

const STANDARD = {
	apiBaseUrl: "https://api.close.com/api/v1",
	groupBy: "user_id",
	orderBy: "-date_updated",
	pageSize: 100,
	maxConcurrentRequests: 4,
	requestTimeout: 30,
	autoRefresh: 0,
	untouchedDays: 30,
	fiscalYearStartMonth: 1,
	statusBar: "off",
	csvSeparator: ",",
	csvBom: true,
	csvDecimal: "auto",
	csvFormulaGuard: "on",
	badge: "off",
	startView: "open",
	views: [] as readonly unknown[],
	targets: [] as readonly unknown[],
	assistantFields: [] as readonly unknown[],
};

type Listener = (event: { affectsConfiguration(section: string): boolean }) => void;

class FakeWorkspace {
	values: Record<string, unknown> = { ...STANDARD };
	readonly listeners = new Set<Listener>();

	getConfiguration(section: string): ReturnType<ConfigurationDoor["getConfiguration"]> {
		assert.equal(section, "closeOpportunities");
		return {
			get: (key) => this.values[key],
			update: async (key, value, ofUser) => {
				assert.equal(ofUser, true);
				this.set({ [key]: value });
			},
		};
	}

	onDidChangeConfiguration(listener: Listener): { dispose(): void } {
		this.listeners.add(listener);
		return { dispose: () => this.listeners.delete(listener) };
	}

	set(values: Record<string, unknown>, section = "closeOpportunities"): void {
		Object.assign(this.values, values);
		for (const listener of this.listeners) {
			listener({ affectsConfiguration: (asked) => section === asked || section.startsWith(`${asked}.`) });
		}
	}
}

describe("Settings", () => {
	let workspace: FakeWorkspace;
	let warnings: string[];

	function open(values: Record<string, unknown> = {}): Settings {
		workspace.set(values);
		return new Settings({ workspace, warn: (problem) => warnings.push(problem), log: new FakeLog() });
	}

	beforeEach(() => {
		workspace = new FakeWorkspace();
		warnings = [];
	});

	it("are read as they stand where they fit, without a word", () => {
		const values = {
			groupBy: "-date_won__quarter",
			orderBy: "value",
			pageSize: 250,
			maxConcurrentRequests: 1,
			requestTimeout: 0.5,
			autoRefresh: 2.5,
			untouchedDays: 45,
			fiscalYearStartMonth: 12,
			statusBar: "openExpected",
			csvSeparator: ";",
			csvBom: false,
			csvDecimal: ".",
			csvFormulaGuard: "off",
			badge: "stalled",
			startView: "Mine",
			views: [{ name: "Mine" }],
			targets: [{ period: "2026", amount: 1 }],
			assistantFields: ["note"],
		};
		const { current } = open(values);
		const apiBaseUrl = { url: "https://api.close.com/api/v1", origin: "https://api.close.com" };
		assert.deepEqual(current, { apiBaseUrl, ...values });
		assert.deepEqual(warnings, []);
	});

	it("know no grouping", () => {
		assert.equal(open({ groupBy: "none" }).current.groupBy, undefined);
		assert.deepEqual(warnings, []);
	});

	const unfit: readonly [key: keyof typeof SETTING_DEFINITIONS, value: unknown, used: unknown][] = [
		["groupBy", "date_won", "user_id"],
		["groupBy", "-none", "user_id"],
		["orderBy", "name", "-date_updated"],
		["orderBy", 1, "-date_updated"],
		["pageSize", 0, 1],
		["pageSize", 251, 250],
		["pageSize", 99.6, 100],
		["pageSize", "50", 100],
		["maxConcurrentRequests", 9, 8],
		["maxConcurrentRequests", -1, 1],
		["requestTimeout", 0, 30],
		["requestTimeout", -5, 30],
		["requestTimeout", 1e12, 604800],
		["autoRefresh", -1, 0],
		["autoRefresh", 1e12, 10080],
		["autoRefresh", null, 0],
		["autoRefresh", Number.NaN, 0],
		["pageSize", Number.NaN, 100],
		["csvDecimal", ";", "auto"],
		["csvFormulaGuard", false, "on"],
		["fiscalYearStartMonth", 13, 12],
		["fiscalYearStartMonth", 0, 1],
		["fiscalYearStartMonth", "July", 1],
		["statusBar", "won", "off"],
		["csvSeparator", "|", ","],
		["csvSeparator", true, ","],
		["csvBom", "yes", true],
		["badge", "overdue", "off"],
		["badge", true, "off"],
		["startView", " ", "open"],
		["startView", { name: "Mine" }, "open"],
		["views", { name: "Mine" }, []],
		["targets", { period: "2026", amount: 1 }, []],
	];
	for (const [key, value, used] of unfit) {
		it(`use ${JSON.stringify(used)} for ${key} ${JSON.stringify(value)}, and say so once by its name`, () => {
			const settings = open({ [key]: value });
			assert.deepEqual(settings.current[key], used);
			workspace.set({ pageSize: workspace.values["pageSize"] === 20 ? 21 : 20 });
			workspace.set({ views: [1] }, "closeOpportunities.views");
			const own = warnings.filter((warning) => warning.includes(`closeOpportunities.${key}`));
			assert.equal(own.length, 1);
		});
	}

	it("refresh once a minute at most, whatever part of one is set", () => {
		for (const minutes of [0.00001, 0.5, 0.999, 1]) assert.equal(open({ autoRefresh: minutes }).current.autoRefresh, 1);
		assert.equal(open({ autoRefresh: 0 }).current.autoRefresh, 0);
		assert.deepEqual(warnings, []);
	});

	it("say it again after it was right in between", () => {
		open({ pageSize: 500 });
		workspace.set({ pageSize: 50 });
		workspace.set({ pageSize: 500 });
		assert.equal(warnings.length, 2);
	});

	it("are always of use, whatever stands there", () => {
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...Object.keys(STANDARD)), fc.jsonValue()), (values) => {
				workspace = new FakeWorkspace();
				const { current } = open(values);
				assert.ok(Number.isInteger(current.pageSize) && current.pageSize >= 1 && current.pageSize <= 250);
				assert.ok(Number.isInteger(current.maxConcurrentRequests));
				assert.ok(current.maxConcurrentRequests >= 1 && current.maxConcurrentRequests <= 8);
				assert.ok(current.requestTimeout > 0 && current.requestTimeout * 1000 < 2 ** 31);
				assert.ok(current.autoRefresh === 0 || current.autoRefresh >= 1);
				assert.ok(current.autoRefresh * 60_000 < 2 ** 31);
				assert.ok(ORDER_KEYS.some((key) => current.orderBy === key || current.orderBy === `-${key}`));
				assert.ok(Array.isArray(current.views));
			}),
		);
	});

	it("never put an address in the place of one that cannot be used", () => {
		const { apiBaseUrl } = open({ apiBaseUrl: "http://close.example/api/v1" }).current;
		assert.ok(apiBaseUrl instanceof SessionProblem);
		assert.match(apiBaseUrl.message, /closeOpportunities\.apiBaseUrl/);
		assert.match(apiBaseUrl.advice, /https/);
	});

	it("tell of a change by its key, once the new value can be read", () => {
		const settings = open();
		const heard: string[] = [];
		for (const key of ["pageSize", "apiBaseUrl", "views"] as const) {
			settings.onDidChange(key, () => heard.push(`${key} ${JSON.stringify(settings.current[key])}`));
		}
		workspace.set({ pageSize: 20 });
		workspace.set({ pageSize: 20 });
		workspace.set({ views: [{ name: "Mine" }] });
		workspace.set({ orderBy: "value" });
		assert.deepEqual(heard, ["pageSize 20", 'views [{"name":"Mine"}]']);
	});

	it("are not read for changes of others", () => {
		const settings = open();
		workspace.set({ pageSize: 20 }, "editor.fontSize");
		assert.equal(settings.current.pageSize, 100);
	});

	it("are written into the user's own, and read as they stand", async () => {
		const settings = open({ pageSize: "many" });
		assert.equal(settings.rawValue("pageSize"), "many");
		await settings.write("pageSize", 50);
		assert.equal(settings.rawValue("pageSize"), 50);
		assert.equal(settings.current.pageSize, 50);
	});

	it("stop listening when they are disposed", () => {
		const settings = open();
		settings.dispose();
		assert.equal(workspace.listeners.size, 0);
	});
});
