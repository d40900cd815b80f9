import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export interface RawAnswer {
	/** 0 where no head arrived. */
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
	/** Code of the error that ended it, e.g. `ECONNRESET`; undefined for a complete answer. */
	readonly error: string | undefined;
}

export interface RawOptions {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly agent?: Agent;
	/** Gives up, with the error `TIMEOUT`, when nothing has come for so many milliseconds. */
	readonly patience?: number;
	/** Gives up, with the error `ENOUGH`, when the body has more bytes than this. */
	readonly most?: number;
}

/** One HTTP exchange without any help: no redirects, no decompression, no retries. Never rejects. */
export function raw(url: string, options: RawOptions = {}): Promise<RawAnswer> {
	return new Promise((resolve) => {
		const parts: Buffer[] = [];
		let size = 0;
		let status = 0;
		let headers: IncomingHttpHeaders = {};
		const finish = (error: string | undefined): void => {
			clearTimeout(timer);
			resolve({ status, headers, body: Buffer.concat(parts), error });
		};
		const sent = request(
			url,
			{ method: options.method ?? "GET", headers: { ...options.headers }, agent: options.agent ?? false },
			(response) => {
				status = response.statusCode ?? 0;
				headers = response.headers;
				response.on("data", (part: Buffer) => {
					parts.push(part);
					timer.refresh();
					size += part.length;
					if (size > (options.most ?? Number.POSITIVE_INFINITY)) {
						giveUp("ENOUGH");
					}
				});
				response.on("error", (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
				response.on("end", () => finish(undefined));
			},
		);
		const giveUp = (error: string): void => {
			finish(error);
			sent.destroy();
		};
		const timer = setTimeout(giveUp, options.patience ?? 60_000, "TIMEOUT");
		sent.on("error", (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
		sent.end(options.body);
	});
}
