import * as l10n from "@vscode/l10n";
import type { Excess } from "./answerBounds.ts";
import { countText } from "./countText.ts";
import { CloseError } from "./errors.ts";

/** Node's error codes for certificates that aren't accepted; see `tls` and OpenSSL's verify errors. */
export const CERTIFICATE =
	/CERT|SELF_SIGNED|^UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$/;

/** The error for a request that couldn't connect or lost the connection. `code` is Node's, e.g. `ECONNREFUSED`. */
export function networkError(code: string, host: string): CloseError {
	if (CERTIFICATE.test(code)) {
		return new CloseError("certificate", l10n.t("The certificate of {0} isn't trusted ({1}).", host, code), {
			advice: l10n.t(
				"If a proxy or a company network inspects connections, set http.proxy, and turn on http.systemCertificates once its certificate is installed on this computer.",
			),
		});
	}
	switch (code) {
		case "ENOTFOUND":
			return new CloseError("network", l10n.t("The address {0} couldn't be found ({1}).", host, code), {
				advice: l10n.t(
					"Check your internet connection, and the settings closeOpportunities.apiBaseUrl and http.proxy.",
				),
			});
		case "EAI_AGAIN":
			return new CloseError("network", l10n.t("The address {0} couldn't be looked up ({1}).", host, code), {
				advice: l10n.t("Check your internet connection and try again."),
			});
		case "ECONNREFUSED":
			return new CloseError("network", l10n.t("{0} doesn't accept connections ({1}).", host, code), {
				advice: l10n.t(
					"Check the settings closeOpportunities.apiBaseUrl and http.proxy: there's no server at that address.",
				),
			});
		default:
			return new CloseError("network", l10n.t("The connection to {0} failed ({1}).", host, code), {
				advice: l10n.t("Check your internet connection and, if there's a proxy, http.proxy. Then try again."),
			});
	}
}

export function timeoutError(host: string, seconds: number): CloseError {
	return new CloseError("timeout", l10n.t("{0} sent nothing for {1} s.", host, countText(seconds)), {
		advice: moreSeconds(),
	});
}

/** The answer isn't complete after `times` times the `seconds` of the setting. */
export function tooSlowError(host: string, seconds: number, times: number): CloseError {
	const message = l10n.t(
		"{0} didn't finish its response within {1} × {2} s (closeOpportunities.requestTimeout).",
		host,
		times,
		countText(seconds),
	);
	return new CloseError("timeout", message, { advice: moreSeconds() });
}

function moreSeconds(): string {
	return l10n.t("Try again, or increase closeOpportunities.requestTimeout.");
}

export function cancelledError(): CloseError {
	return new CloseError("cancelled", l10n.t("Canceled."), { advice: "" });
}

/** `location` is a host, or empty if the redirect has no valid target or there are too many. */
export function redirectError(status: number, location: string): CloseError {
	const advice = l10n.t(
		"Check the setting closeOpportunities.apiBaseUrl: your key or token isn't sent to any other URL.",
	);
	if (location === "") {
		return new CloseError("redirect", l10n.t("The server redirects endlessly or without a target ({0}).", status), {
			status,
			advice,
		});
	}
	return new CloseError(
		"redirect",
		l10n.t("The server redirects to {0}, which is another URL ({1}).", location, status),
		{
			status,
			advice,
		},
	);
}

/** The decompressed answer is larger than this. */
export function tooLargeError(megabytes: number): CloseError {
	return new CloseError("tooLarge", l10n.t("The response is larger than {0} MB.", megabytes), { advice: notOfClose() });
}

/** A page that is too large although it has a single object. The argument is the error for that page. */
export function singleTooLargeError({ message, status, advice }: CloseError): CloseError {
	const single = l10n.t("{0} Only one opportunity was requested.", message);
	return new CloseError("tooLarge", single, { status, advice });
}

/** An answer that exceeds a bound. The kind is `tooLarge` if fewer objects per page may help, else `answer`. */
export function excessError(excess: Excess, allowed: number, status: number): CloseError {
	const kind = excess === "values" ? "tooLarge" : "answer";
	return new CloseError(kind, excessMessage(excess, allowed), { status, advice: notOfClose() });
}

function excessMessage(excess: Excess, allowed: number): string {
	const count = countText(allowed);
	switch (excess) {
		case "depth":
			return l10n.t("The response is nested more than {0} levels deep.", count);
		case "entries":
			return l10n.t("A list or an object in the response has more than {0} entries.", count);
		case "values":
			return l10n.t("The response contains more than {0} values.", count);
		case "objects":
			return l10n.t("The response contains more than {0} opportunities, though fewer were requested.", count);
		case "groups":
			return l10n.t("The response contains more than {0} groups, though fewer opportunities were requested.", count);
		case "periods":
			return l10n.t("The response counts more than {0} value periods.", count);
	}
}

/** An answer that is JSON but not as documented. `problem` names the field and what is wrong with it. */
export function schemaError(problem: string): CloseError {
	return new CloseError("answer", l10n.t("Close's response isn't as documented: {0}.", problem), {
		advice: notOfClose(),
	});
}

/** An answer that contradicts itself; `contradiction` says how. */
export function contradictionError(contradiction: string): CloseError {
	return new CloseError("answer", l10n.t("Close's response contradicts itself: {0}", contradiction), {
		advice: l10n.t("Try again later."),
	});
}

function notOfClose(): string {
	return l10n.t(
		"Check the setting closeOpportunities.apiBaseUrl. If it points to Close, look for a newer version of this extension.",
	);
}

export type Garbage = "empty" | "page" | "cutOff" | "malformed";

/** An answer with status 2xx that isn't JSON. */
export function garbageError(garbage: Garbage, status: number, host: string): CloseError {
	switch (garbage) {
		case "empty":
			return new CloseError("answer", l10n.t("The response from {0} is empty.", host), { status, advice: tryAgain() });
		case "page":
			return new CloseError("answer", l10n.t("{0} responded with a web page instead of data.", host), {
				status,
				advice: l10n.t(
					"A proxy, or a network that requires a sign-in, may have responded instead of Close. Open a browser, sign in to the network, and try again.",
				),
			});
		case "cutOff":
			return new CloseError("answer", l10n.t("The response from {0} was cut off.", host), {
				status,
				advice: tryAgain(),
			});
		case "malformed":
			return new CloseError("answer", l10n.t("The response from {0} isn't valid JSON.", host), {
				status,
				advice: l10n.t("Check the setting closeOpportunities.apiBaseUrl, and http.proxy if there's a proxy."),
			});
	}
}

function tryAgain(): string {
	return l10n.t("Try again. If that doesn't help, decrease closeOpportunities.pageSize.");
}
