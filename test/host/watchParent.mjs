// Preloaded into every process that must not outlive the one that started it: node --import …/watchParent.mjs <script>
// If that one is gone, whatever killed it, this process gets SIGTERM, with its process group if it leads one.
const parent = process.ppid;
const INTERVAL_MS = 250;

function isGone() {
	// Windows doesn't give orphans another parent.
	if (process.ppid !== parent) return true;
	try {
		process.kill(parent, 0);
		return false;
	} catch (error) {
		return error.code === "ESRCH";
	}
}

setInterval(() => {
	if (!isGone()) return;
	try {
		process.kill(-process.pid, "SIGTERM");
	} catch {
		process.kill(process.pid, "SIGTERM");
	}
}, INTERVAL_MS).unref();
