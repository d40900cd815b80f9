import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { asCloseError } from "../../opportunities/reading/readErrors.ts";
import { type Currency, CurrencySet } from "../../opportunities/text/currencySet.ts";
import type { StatusFigure } from "../../opportunities/totals/statusFigures.ts";
import { type Clock, type Disposable, SYSTEM_CLOCK } from "../base/ports.ts";
import { untilNextLook } from "../base/whileVisible.ts";
import { isOpen, type OpenSession, type Session } from "../session/session.ts";

type Event = (listener: () => void) => Disposable;

export interface FigureWatchParts {
	readonly log: Log;
	/** Undefined where the status bar is off. */
	readonly figure: () => StatusFigure | undefined;
	readonly onDidChangeFigure: Event;
	/** Months and quarters are others now: what was answered is of the wrong days. */
	readonly onDidChangePeriods: Event;
	readonly session: () => Session;
	readonly onDidChangeSession: Event;
	/** Whether somebody is looking: nothing is asked for a window in the background. */
	readonly focused: () => boolean;
	readonly onDidChangeFocus: Event;
	/** The user, or the clock of `autoRefresh`, asked for newer data. */
	readonly onDidRefresh: Event;
	/** What the figure's View asks for at this moment, as text: it changes with the day. Undefined if it cannot be asked for. */
	readonly question: (figure: StatusFigure, session: OpenSession) => string | undefined;
	/** One request for the aggregates of the figure's View. */
	readonly ask: (figure: StatusFigure, session: OpenSession, signal: AbortSignal) => Promise<ListResponse>;
	/** Told of each change of the state, and each minute that the figure grows older. */
	readonly draw: (state: FigureState | undefined) => void;
	readonly clock?: Clock;
}

/** What an answer told. */
export interface Seen {
	readonly aggregates: Aggregates;
	/** Of the rows that came along. */
	readonly currency: Currency;
	/** These are all. */
	readonly whole: boolean;
	/** Milliseconds since the epoch. */
	readonly receivedAt: number;
}

export interface FigureState {
	readonly figure: StatusFigure;
	/** The last good answer. */
	readonly seen: Seen | undefined;
	readonly loading: boolean;
	/** Why the newest request failed. */
	readonly error: CloseError | undefined;
}

const MINUTE = 60_000;
/** A figure older than this is asked for again when the window gets the focus. */
export const STALE_AFTER = 15 * MINUTE;
/** After a failure, the next focus may ask again no sooner than this. */
const PATIENCE = MINUTE;

/**
 * Keeps the one figure of the status bar: asks once it is wanted, on a refresh, and when the window gets the focus with
 * a figure that is old. Never while it is off, without a session, or while nobody looks.
 */
export class FigureWatch {
	readonly #parts: FigureWatchParts;
	readonly #clock: Clock;
	readonly #subscriptions: readonly Disposable[];
	#state: FigureState | undefined;
	#session: Session | undefined;
	#asking: AbortController | undefined;
	/** When it was asked last; undefined where it must be asked at the next occasion. */
	#askedAt: number | undefined;
	/** What the figure on screen was asked with. */
	#question: string | undefined;
	#timer: number | undefined;

	constructor(parts: FigureWatchParts) {
		this.#parts = parts;
		this.#clock = parts.clock ?? SYSTEM_CLOCK;
		const update = () => this.#update();
		this.#subscriptions = [
			parts.onDidChangeFigure(update),
			parts.onDidChangePeriods(() => {
				this.#forget();
				this.#update();
			}),
			parts.onDidChangeSession(update),
			parts.onDidChangeFocus(update),
			parts.onDidRefresh(() => {
				this.#askedAt = undefined;
				this.#update();
			}),
		];
		this.#update();
	}

	get state(): FigureState | undefined {
		return this.#state;
	}

	dispose(): void {
		this.#forget();
		this.#clock.clear(this.#timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#update(): void {
		const figure = this.#parts.figure();
		const session = this.#parts.session();
		if (figure !== this.#state?.figure || session !== this.#session) this.#forget();
		this.#session = session;
		if (figure !== undefined && isOpen(session)) {
			if (this.#ofOtherDays(figure, session)) this.#forget();
			this.#state ??= { figure, seen: undefined, loading: false, error: undefined };
			if (this.#due && this.#parts.focused() && this.#asking === undefined) void this.#ask(figure, session);
		}
		this.#draw();
	}

	/** Whether the figure is of days that its name no longer means. */
	#ofOtherDays(figure: StatusFigure, session: OpenSession): boolean {
		return this.#question !== undefined && this.#question !== this.#parts.question(figure, session);
	}

	/** A minute went by, or a day. Asks only if the figure is of other days: for all else the window has to get the focus. */
	#tick(): void {
		const { figure } = this.#state ?? {};
		const session = this.#parts.session();
		if (figure !== undefined && isOpen(session) && this.#ofOtherDays(figure, session)) this.#update();
		else this.#draw();
	}

	get #due(): boolean {
		if (this.#askedAt === undefined) return true;
		const wait = this.#state?.error === undefined ? STALE_AFTER : PATIENCE;
		return this.#clock.now() - this.#askedAt >= wait;
	}

	async #ask(figure: StatusFigure, session: OpenSession): Promise<void> {
		const asking = new AbortController();
		this.#asking = asking;
		this.#askedAt = this.#clock.now();
		this.#question = this.#parts.question(figure, session);
		this.#change({ loading: true });
		try {
			const answer = await this.#parts.ask(figure, session, asking.signal);
			if (asking !== this.#asking) return;
			this.#change({ seen: seenIn(answer), loading: false, error: undefined });
		} catch (error) {
			if (asking !== this.#asking) return;
			const failure = asCloseError(error, this.#parts.log);
			this.#change({ loading: false, error: failure.kind === "cancelled" ? undefined : failure });
		} finally {
			if (asking === this.#asking) this.#asking = undefined;
		}
		// A refresh that came meanwhile.
		if (this.#askedAt === undefined) this.#update();
		else this.#draw();
	}

	#change(change: Partial<FigureState>): void {
		if (this.#state !== undefined) this.#state = { ...this.#state, ...change };
	}

	#forget(): void {
		this.#asking?.abort();
		this.#asking = undefined;
		this.#askedAt = undefined;
		this.#question = undefined;
		this.#state = undefined;
	}

	/** Draws now and, for as long as somebody looks, each minute and at midnight: the figure's age and days depend on it. */
	#draw(): void {
		this.#clock.clear(this.#timer);
		this.#timer = undefined;
		this.#parts.draw(this.#state);
		if (this.#state?.seen !== undefined && this.#parts.focused())
			this.#timer = this.#clock.set(() => this.#tick(), untilNextLook(this.#clock.now()));
	}
}

function seenIn({ aggregates, rows, receivedAt }: ListResponse): Seen {
	const currencies = new CurrencySet();
	currencies.add(rows);
	return { aggregates, currency: currencies.currency, whole: rows.length === aggregates.total_results, receivedAt };
}
