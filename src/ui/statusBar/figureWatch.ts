import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { asCloseError } from "../../opportunities/reading/readErrors.ts";
import { type Currency, CurrencySet } from "../../opportunities/text/currencySet.ts";
import type { StatusBarFigure } from "../../opportunities/totals/statusBarFigures.ts";
import { type Clock, type Disposable, SYSTEM_CLOCK } from "../base/ports.ts";
import { untilNextLook } from "../base/whileVisible.ts";
import { isOpen, type OpenSession, type Session } from "../session/session.ts";

type Event = (listener: () => void) => Disposable;

interface FigureWatchParts {
	readonly log: Log;
	/** Undefined if the status bar is off. */
	readonly figure: () => StatusBarFigure | undefined;
	readonly onDidChangeFigure: Event;
	/** Fires when months and quarters change, so that the answer is for the wrong days. */
	readonly onDidChangePeriods: Event;
	readonly session: () => Session;
	readonly onDidChangeSession: Event;
	/** Whether the window has the focus: a window in the background makes no requests. */
	readonly focused: () => boolean;
	readonly onDidChangeFocus: Event;
	/** Fires when the user or `autoRefresh` asks for newer data. */
	readonly onDidRefresh: Event;
	/** The current request for the figure, as text: it changes with the day. Undefined if it can't be made. */
	readonly question: (figure: StatusBarFigure, session: OpenSession) => string | undefined;
	/** One request for the aggregates of the figure's View. */
	readonly ask: (figure: StatusBarFigure, session: OpenSession, signal: AbortSignal) => Promise<ListResponse>;
	/** Called with each change of the state, and each minute, because the figure's age is shown. */
	readonly draw: (state: FigureState | undefined) => void;
	readonly clock?: Clock;
}

/** The content of an answer. */
export interface FigureAnswer {
	readonly aggregates: Aggregates;
	/** The currency of the rows in the answer. */
	readonly currency: Currency;
	/** Whether the rows are all that match. */
	readonly whole: boolean;
	/** Milliseconds since the epoch. */
	readonly receivedAt: number;
}

export interface FigureState {
	readonly figure: StatusBarFigure;
	/** The last good answer. */
	readonly answer: FigureAnswer | undefined;
	readonly loading: boolean;
	/** Why the newest request failed. */
	readonly error: CloseError | undefined;
}

const MINUTE = 60_000;
/** The age at which the figure is requested again when the window gets the focus. */
const STALE_AFTER = 15 * MINUTE;
/** The time after a failure before the next focus may request the figure again. */
const RETRY_AFTER = MINUTE;

/**
 * Keeps the status bar's figure: requests it when it is first needed, on a refresh, and when the window gets the focus
 * with an old figure. It makes no request while it is off, without a session, or in the background.
 */
export class FigureWatch {
	readonly #parts: FigureWatchParts;
	readonly #clock: Clock;
	readonly #subscriptions: readonly Disposable[];
	#state: FigureState | undefined;
	#session: Session | undefined;
	#asking: AbortController | undefined;
	/** The time of the last request. Undefined if the next occasion must make one. */
	#askedAt: number | undefined;
	/** The request of the figure on screen. */
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
			this.#state ??= { figure, answer: undefined, loading: false, error: undefined };
			if (this.#due && this.#parts.focused() && this.#asking === undefined) void this.#ask(figure, session);
		}
		this.#draw();
	}

	/** Whether the figure is for other days than its name means now. */
	#ofOtherDays(figure: StatusBarFigure, session: OpenSession): boolean {
		return this.#question !== undefined && this.#question !== this.#parts.question(figure, session);
	}

	/**
	 * Called after a minute or a day. Requests the figure only if its days have changed; otherwise it waits for the
	 * focus.
	 */
	#tick(): void {
		const { figure } = this.#state ?? {};
		const session = this.#parts.session();
		if (figure !== undefined && isOpen(session) && this.#ofOtherDays(figure, session)) this.#update();
		else this.#draw();
	}

	get #due(): boolean {
		if (this.#askedAt === undefined) return true;
		const wait = this.#state?.error === undefined ? STALE_AFTER : RETRY_AFTER;
		return this.#clock.now() - this.#askedAt >= wait;
	}

	async #ask(figure: StatusBarFigure, session: OpenSession): Promise<void> {
		const asking = new AbortController();
		this.#asking = asking;
		this.#askedAt = this.#clock.now();
		this.#question = this.#parts.question(figure, session);
		this.#change({ loading: true });
		try {
			const answer = await this.#parts.ask(figure, session, asking.signal);
			if (asking !== this.#asking) return;
			this.#change({ answer: answerOf(answer), loading: false, error: undefined });
		} catch (error) {
			if (asking !== this.#asking) return;
			const failure = asCloseError(error, this.#parts.log);
			this.#change({ loading: false, error: failure.kind === "cancelled" ? undefined : failure });
		} finally {
			if (asking === this.#asking) this.#asking = undefined;
		}
		// A refresh came during the request.
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

	/**
	 * Draws now and, while the window has the focus, each minute and at midnight: the figure's age and days depend on
	 * it.
	 */
	#draw(): void {
		this.#clock.clear(this.#timer);
		this.#timer = undefined;
		this.#parts.draw(this.#state);
		if (this.#state?.answer !== undefined && this.#parts.focused())
			this.#timer = this.#clock.set(() => this.#tick(), untilNextLook(this.#clock.now()));
	}
}

function answerOf({ aggregates, rows, receivedAt }: ListResponse): FigureAnswer {
	const currencies = new CurrencySet();
	currencies.add(rows);
	return { aggregates, currency: currencies.currency, whole: rows.length === aggregates.total_results, receivedAt };
}
