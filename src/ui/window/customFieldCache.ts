import type { CustomFieldSource } from "../../close/api.ts";
import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { type CustomFields, customFieldsByKey, NO_CUSTOM_FIELDS } from "../../opportunities/text/customFieldNames.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Clock, Disposable } from "../base/ports.ts";

/** In milliseconds. After this time, ids are shown in place of names, until the names arrive. */
const LONGEST_WAIT = 2000;

/** The fields of one session. */
interface Reading {
	/** Undefined while they are awaited. */
	fields: CustomFields | undefined;
	readonly awaited: Promise<CustomFields>;
}

/** The custom fields of each session. They're requested once in a session, when something first needs them. */
export class CustomFieldCache {
	readonly #clock: Clock;
	readonly #log: Log;
	readonly #changes: ChangeEvent<void>;
	readonly #readings = new WeakMap<CustomFieldSource, Reading>();

	constructor(clock: Clock, log: Log) {
		this.#clock = clock;
		this.#log = log;
		this.#changes = new ChangeEvent(log);
	}

	/** Called when {@link known} returns something else. */
	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** Returns undefined if the fields were never requested, or are still awaited. Makes no request. */
	known(source: CustomFieldSource): CustomFields | undefined {
		return this.#readings.get(source)?.fields;
	}

	/** Resolves with no fields if Close refuses them, or if they take longer than two seconds. Doesn't reject. */
	async read(source: CustomFieldSource): Promise<CustomFields> {
		let reading = this.#readings.get(source);
		if (reading === undefined) {
			reading = this.#begin(source);
			this.#readings.set(source, reading);
		}
		return reading.fields ?? reading.awaited;
	}

	#begin(source: CustomFieldSource): Reading {
		let end: (fields: CustomFields) => void = () => undefined;
		const awaited = new Promise<CustomFields>((resolve) => {
			end = resolve;
		});
		const reading: Reading = { fields: undefined, awaited };
		const take = (fields: CustomFields) => {
			reading.fields = fields;
			end(fields);
			this.#changes.fire();
		};
		const timer = this.#clock.set(() => take(NO_CUSTOM_FIELDS), LONGEST_WAIT);
		source
			.customFields()
			.finally(() => this.#clock.clear(timer))
			.then(
				(fields) => take(customFieldsByKey(fields)),
				(error: unknown) => {
					this.#log.info(`The names of custom fields could not be read: ${logText(error)}`);
					if (reading.fields === undefined) take(NO_CUSTOM_FIELDS);
				},
			);
		return reading;
	}
}
