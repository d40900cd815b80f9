import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const INTERVAL_MS = 250;

/**
 * Calls `ended` once the npm that runs this process is gone. It tells nobody if it's killed, and there may be a shell between it
 * and this process, which goes on waiting for this one.
 * @param {() => void} ended
 */
export function whenNpmEnds(ended) {
	const parent = process.ppid;
	const npm = pastShell(parent);
	const timer = setInterval(() => {
		if (process.ppid === parent && isAlive(npm)) return;
		clearInterval(timer);
		ended();
	}, INTERVAL_MS);
	timer.unref();
}

/**
 * The process that started a shell of npm; the process itself if it's none.
 * @param {number} pid
 */
function pastShell(pid) {
	if (process.env["npm_lifecycle_event"] === undefined || process.platform === "win32") return pid;
	const [, name, parent] = /^\d+ \((.*)\) \S (\d+) /.exec(statusOf(pid)) ?? [];
	return name !== undefined && /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(name) && Number(parent) > 1 ? Number(parent) : pid;
}

/**
 * What Linux tells of a process in `/proc`, which a Linux without `ps` has, too.
 * @param {number} pid
 */
function statusOf(pid) {
	try {
		return readFileSync(`/proc/${pid}/stat`, "utf8");
	} catch {
		const { stdout } = spawnSync("ps", ["-o", "comm=", "-o", "ppid=", "-p", String(pid)], { encoding: "utf8" });
		return (stdout ?? "").replace(/^(.*?)\s+(\d+)\s*$/, `${pid} ($1) S $2 `);
	}
}

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}
