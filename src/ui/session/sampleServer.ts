import type { StartSampleServer } from "../base/ports.ts";

/** Large enough for groups that need loading more, small enough to be there at once. */
const SAMPLE_SIZE = 1500;

/** Starts the sample data's server. Its code is read from its own file only now. */
export const startSampleServer: StartSampleServer = async (key) => {
	const { startSandbox } = await import("../../sandbox/index.ts");
	const sandbox = await startSandbox({ keys: [key], size: SAMPLE_SIZE });
	return { baseUrl: sandbox.url, close: () => sandbox.close() };
};
