import * as l10n from "@vscode/l10n";
import type { Wait } from "../../close/base/callOptions.ts";
import { contradictionError } from "../../close/base/errorMakers.ts";
import type { Log } from "../../close/base/log.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import { mergeMonths } from "../reading/fiscalGroups.ts";
import { type Finding, Freshness } from "../reading/freshness.ts";
import { fieldsOfRow } from "../reading/groupOfRow.ts";
import type { FindOwners } from "../reading/ownerSplit.ts";
import type { PageReader } from "../reading/pageReader.ts";
import { Pauses, type ReadOptions } from "../reading/pauses.ts";
import { ClientGroupingPlan } from "../reading/plans/clientGroupingPlan.ts";
import { type Probe, probe } from "../reading/probe.ts";
import { type Provenance, provenanceOf } from "../reading/provenance.ts";
import type { GroupSpan } from "../reading/readPlan.ts";
import type { Currency } from "../text/currencySet.ts";
import { type Fiscal, fiscalOf } from "../time/fiscal.ts";
import type { View } from "../view/view.ts";
import { GroupDiscovery } from "./groupDiscovery.ts";
import type { Partiality } from "./listingState.ts";
import { LoadedGroup } from "./loadedGroup.ts";
import { RowLoader } from "./rowLoader.ts";
import { SeenIds } from "./seenIds.ts";

export interface LoadParts {
	readonly view: View;
	/** Filters, order and grouping as they are sent; without paging. */
	readonly parameters: ListParameters;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	readonly reader: PageReader;
	readonly log: Log;
	/** Who may own opportunities; where it is known, owners are asked for side by side. */
	readonly owners?: FindOwners | undefined;
	/** Told of the first groups that are found, and of each piece of work that begins or ends. */
	readonly onProgress: () => void;
	/** Told of all else that arrives: rows, and groups where many are there. */
	readonly onArrival: () => void;
	/** Told of each change of {@link Load.wait}. */
	readonly onWait: () => void;
}

/** As long as no more groups are there, each is told of when it comes; beyond, nobody sees the end of the list anyway. */
const FEW = 100;

/** One reading of one View: the groups of one moment, and windows into them. All calls reject with a CloseError or a DataChangedError. */
export class Load {
	readonly view: View;
	readonly parameters: ListParameters;
	readonly startMonth: number;
	partial: Partiality | undefined = "opening";
	readonly #options: LoadParts;
	readonly #freshness: Freshness;
	readonly #fiscal: Fiscal | undefined;
	#groups: ReadonlyMap<string, LoadedGroup> = new Map();
	readonly #seen = new SeenIds();
	readonly #discovery: GroupDiscovery;
	readonly #filling: RowLoader;
	#provenance: Provenance | undefined;
	#abort = new AbortController();
	#waits = new Pauses();

	/** `baseline` is a probe from just before this reading, where one was made. */
	constructor(options: LoadParts, baseline: Probe | undefined) {
		this.view = options.view;
		this.parameters = options.parameters;
		this.startMonth = options.startMonth;
		this.#fiscal = fiscalOf(options.view.group_by, options.startMonth);
		this.#options = options;
		this.#freshness = new Freshness(() => probe(options.reader, options.parameters, this.#call()), baseline);
		const { parameters, view, startMonth } = options;
		this.#discovery = new GroupDiscovery({
			parameters,
			owners: options.owners,
			reader: options.reader,
			log: options.log,
			groupBy: this.#fiscal === undefined ? view.group_by : parameters._group_by,
			local: (asked) => new ClientGroupingPlan(asked, view.group_by, startMonth),
			began: (answer) => {
				this.#provenance = provenanceOf(answer);
				this.#freshness.begin(answer);
			},
			found: () => this.#collect(),
			forgot: () => this.#forget(),
			probe: () => this.probe(),
		});
		this.#filling = new RowLoader({
			view: options.view,
			parameters: options.parameters,
			reader: options.reader,
			log: options.log,
			seen: this.#seen,
			freshness: this.#freshness,
			reading: () => this.#discovery.reading,
			arrived: () => options.onArrival(),
		});
	}

	get groups(): readonly LoadedGroup[] {
		return [...this.#groups.values()];
	}

	group(id: string): LoadedGroup | undefined {
		return this.#groups.get(id);
	}

	get grouped(): boolean {
		return this.parameters._group_by !== undefined;
	}

	get totals(): Aggregates | undefined {
		return this.#discovery.reading.totals;
	}

	/** The first answer that told {@link totals}. */
	get provenance(): Provenance | undefined {
		return this.#provenance;
	}

	get withoutGroup(): number {
		return this.#discovery.reading.withoutGroup;
	}

	/** True where the groups were put together here. */
	get computedHere(): boolean {
		return this.#discovery.computedHere;
	}

	/** When the figures were true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#freshness.asOf;
	}

	/** When the oldest of the rows were read, in milliseconds since the epoch. */
	get rowsAsOf(): number | undefined {
		return this.#freshness.rowsAsOf;
	}

	get currency(): Currency {
		return this.#seen.currency;
	}

	/** The pause after which something goes on. */
	get wait(): Wait | undefined {
		return this.#waits.first;
	}

	/** All groups are known. */
	get discovered(): boolean {
		return this.#discovery.reading.next === undefined;
	}

	/** Ends what is under way; the Load can go on afterwards. */
	stop(): void {
		this.#abort.abort();
		this.#abort = new AbortController();
		this.#waits = new Pauses();
	}

	/** Gets to know all groups. Rejects where there is none though objects belong in some. */
	async discover(): Promise<void> {
		const call = this.#call();
		await this.#discovery.read(call);
		if (this.grouped && this.#groups.size === 0 && this.withoutGroup > 0) await this.#proveNoGroups(call);
	}

	/** One request for objects, of which none may have what the groups are by. */
	async #proveNoGroups(call: ReadOptions): Promise<void> {
		const { parameters, reader } = this.#options;
		const { _group_by, ...ungrouped } = parameters;
		const { rows } = await reader.page(ungrouped, 0, call);
		const { group_by } = this.view;
		const placed = rows.some((row) =>
			Object.values(fieldsOfRow(row, group_by, this.startMonth)).some((part) => part != null),
		);
		if (placed) throw contradictionError(l10n.t("It has no groups, although some opportunities belong to one."));
	}

	/**
	 * Loads a group until `target` of its objects are there; where they change places between pages, all of it. `signal`
	 * ends this alone.
	 */
	async fill(group: LoadedGroup, target: number, signal?: AbortSignal): Promise<void> {
		const wanted = Math.min(target, group.span.size);
		group.asked = Math.max(group.asked, wanted);
		if (group.rows.length >= wanted) return;
		group.busy(true);
		this.#options.onProgress();
		const call = this.#call();
		const signals = signal === undefined ? [call.signal] : [call.signal, signal];
		try {
			await this.#filling.fill(group, wanted, { ...call, signal: AbortSignal.any(signals) });
		} finally {
			group.busy(false);
			this.#options.onProgress();
		}
	}

	/** One request: whether all is still as it was read, and what it told. */
	probe(): Promise<Finding> {
		return this.#freshness.find(this.totals);
	}

	#call(): ReadOptions & { readonly signal: AbortSignal } {
		const waits = this.#waits;
		const onWait = (wait: Wait | undefined, request: object) => {
			waits.set(wait, request);
			if (waits === this.#waits) this.#options.onWait();
		};
		return { signal: this.#abort.signal, onWait };
	}

	/** The groups as they are shown. */
	get #spans(): readonly GroupSpan[] {
		const { spans } = this.#discovery.reading;
		if (this.#fiscal === undefined || this.computedHere) return spans;
		return mergeMonths(spans, this.#fiscal, this.parameters, this.discovered);
	}

	/** Takes over what the reading learned. */
	#collect(): void {
		const { size } = this.#groups;
		const groups = new Map<string, LoadedGroup>();
		for (const span of this.#spans) {
			const group = this.#groups.get(span.id);
			// A page from within a group tells of it before its first objects come; what somebody asked for comes by itself.
			const isFirst = group === undefined || (group.asked + group.rows.length === 0 && span.rows.length > 0);
			if (isFirst && !this.#seen.add(span.rows)) throw new DataChangedError("changed");
			if (span.location === undefined) this.#seen.follow(span.id, span.rows);
			if (isFirst || span.location === undefined || group?.span.location === undefined) group?.follow(span);
			groups.set(span.id, group ?? new LoadedGroup(span));
		}
		this.#groups = groups;
		if (groups.size === size || size > FEW) this.#options.onArrival();
		else this.#options.onProgress();
	}

	#forget(): void {
		this.#groups = new Map();
		this.#seen.forgetAll();
	}
}
