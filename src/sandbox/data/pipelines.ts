import type { StatusType } from "../../close/schema/parameters.ts";
import type { Ids } from "./ids.ts";

export interface StatusData {
	readonly index: number;
	readonly id: string;
	readonly label: string;
	readonly type: StatusType;
	/** The index of the pipeline. */
	readonly pipeline: number;
	/** The label, followed by the pipeline's name if another pipeline has a status of the same label. */
	readonly displayName: string;
}

export interface PipelineData {
	readonly id: string;
	readonly name: string;
	/** In board order. */
	readonly statuses: readonly StatusData[];
}

const BOARDS: readonly { name: string; statuses: readonly (readonly [string, StatusType])[] }[] = [
	{
		name: "Sales",
		statuses: [
			["Qualified", "active"],
			["Demo", "active"],
			["Proposal & pricing", "active"],
			["Negotiation", "active"],
			["Won", "won"],
			["Lost", "lost"],
		],
	},
	{
		name: "Renewals",
		statuses: [
			["Up for renewal", "active"],
			["Negotiation", "active"],
			["Contract sent", "active"],
			["Won", "won"],
			["Won early", "won"],
			["Churned", "lost"],
		],
	},
];

/** Two pipelines, in board order. They share some labels, as real pipelines do. */
export function createPipelines(ids: Ids): readonly PipelineData[] {
	const labels = BOARDS.flatMap((board) => board.statuses.map(([label]) => label));
	let index = 0;
	return BOARDS.map((board, pipeline) => ({
		id: ids.of("pipe", pipeline),
		name: board.name,
		statuses: board.statuses.map(([label, type]) => {
			const status = {
				index,
				id: ids.of("stat", index),
				label,
				type,
				pipeline,
				displayName: labels.filter((other) => other === label).length > 1 ? `${label} (${board.name})` : label,
			};
			index += 1;
			return status;
		}),
	}));
}
