/** The circles of a graph: groups of nodes that all lead to each other. Uses Tarjan's algorithm. */
export function circlesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
	const order = new Map<string, number>();
	const lowest = new Map<string, number>();
	const stack: string[] = [];
	const circles: string[][] = [];
	const visit = (node: string): void => {
		const own = order.size;
		order.set(node, own);
		lowest.set(node, own);
		stack.push(node);
		for (const next of graph.get(node) ?? []) {
			if (!order.has(next)) visit(next);
			if (stack.includes(next)) lowest.set(node, Math.min(lowest.get(node) ?? own, lowest.get(next) ?? own));
		}
		if (lowest.get(node) !== own) return;
		const circle = stack.splice(stack.indexOf(node));
		if (circle.length > 1) circles.push(circle.sort());
	};
	for (const node of graph.keys()) if (!order.has(node)) visit(node);
	return circles;
}
