import { type Agent, type IncomingHttpHeaders, request } from "node:http";

export interface RawAnswer {
	/** 0 if no head arrived. */
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
	/** The code of the error, e.g. `ECONNRESET`; undefined if the answer is complete. */
	readonly error: string | undefined;
}

export interface RawOptions {
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly agent?: Agent;
	/** Ends with the error `TIMEOUT` if nothing arrives for so many milliseconds. */
	readonly timeout?: number;
	/** Ends with the error `ENOUGH` if the body has more bytes than this. */
	readonly most?: number;
}

/** Sends one HTTP request, without redirects, decompression or retries. Never rejects. */
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
		const timer = setTimeout(giveUp, options.timeout ?? 60_000, "TIMEOUT");
		sent.on("error", (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
		sent.end(options.body);
	});
}
