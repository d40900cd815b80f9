import { isPlain } from "../../close/base/shellText.ts";
import { headersOf, partsOf, type RequestText, VARIABLES } from "./requestText.ts";

/**
 * Returns the request as a Python script that uses only the standard library, and prints the answer. It doesn't follow
 * redirects, because Python would send the key to the new address.
 */
export function pythonOf(request: RequestText): string {
	const { reading, credential } = request;
	const { base, parameters } = partsOf(reading);
	const posts = reading.method === "POST";
	const basic = credential === "apiKey";
	const key = `os.environ[${literal(VARIABLES[credential])}]`;
	const authorization = basic ? '"Basic " + base64.b64encode((key + ":").encode()).decode()' : '"Bearer " + key';
	return [
		...(basic ? ["import base64"] : []),
		"import json",
		"import os",
		...(posts ? [] : ["import urllib.parse"]),
		"import urllib.request",
		"",
		"",
		"class NoRedirects(urllib.request.HTTPRedirectHandler):",
		"    def redirect_request(self, *_):",
		"        return None",
		"",
		"",
		`key = ${key}`,
		...(posts ? bodyLines(reading.body) : parameterLines(parameters)),
		"request = urllib.request.Request(",
		`    ${literal(base)}${posts ? "," : ' + "?" + urllib.parse.urlencode(parameters),'}`,
		...(posts ? ["    data=json.dumps(body).encode(),"] : []),
		"    headers={",
		`        "authorization": ${authorization},`,
		...headersOf(request).map(([name, value]) => `        ${literal(name)}: ${literal(value)},`),
		"    },",
		`    method=${literal(reading.method)},`,
		")",
		"with urllib.request.build_opener(NoRedirects).open(request) as response:",
		"    print(json.dumps(json.load(response), indent=2))",
		"",
	].join("\n");
}

function parameterLines(parameters: readonly (readonly [string, string])[]): readonly string[] {
	return ["parameters = {", ...entries(parameters).map((line) => `    ${line}`), "}"];
}

function bodyLines(body: string): readonly string[] {
	const { _params } = JSON.parse(body) as { readonly _params: Readonly<Record<string, string>> };
	return [
		"body = {",
		'    "_params": {',
		...entries(Object.entries(_params)).map((line) => `        ${line}`),
		"    }",
		"}",
	];
}

function entries(pairs: readonly (readonly [string, string])[]): readonly string[] {
	return pairs.map(([name, value]) => `${literal(name)}: ${literal(value)},`);
}

/** Returns a text as a Python literal that is harmless in a terminal too. */
function literal(text: string): string {
	const escaped = Array.from(text, (character) => {
		if (isPlain(character)) return character;
		const code = character.codePointAt(0) ?? 0;
		if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
		return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
	});
	return `"${escaped.join("")}"`;
}
