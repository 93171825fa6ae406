/** A flow of steps over lanes, and where its ways lead. The list is the master; `flow/picture.ts` draws it. */
import { end } from './rows.ts';

export interface FlowStep {
  id: string;
  /** Label of one of the lanes. */
  lane: string;
  text: string;
  kind: 'step' | 'decision';
  /** Id of a step, `end`, or '' for the step below; of a decision the way of „ja“. */
  next: string;
  /** Of a decision the way of „nein“; '' where it has none. */
  otherwise: string;
}

export interface Flow {
  lanes: readonly string[];
  steps: readonly FlowStep[];
}

export interface Edge {
  /** Index of the step. */
  from: number;
  /** Index of the step, or the number of steps for the end. */
  to: number;
  label: '' | 'ja' | 'nein';
}

/** All ways through a flow. A decision without a „nein“ has one way only. */
export function edgesOf({ steps }: Flow): Edge[] {
  const place = (id: string, below: number) => {
    if (id === end) return steps.length;
    const found = steps.findIndex((step) => step.id === id);
    return id === '' || found === -1 ? below : found;
  };
  return steps.flatMap(({ kind, next, otherwise }, from): Edge[] => {
    const to = place(next, from + 1);
    if (kind === 'step') return [{ from, to, label: '' }];
    return [
      { from, to, label: 'ja' },
      ...(otherwise === '' ? [] : [{ from, to: place(otherwise, from + 1), label: 'nein' } as const]),
    ];
  });
}

/** Indexes of steps that no way from the first one leads to. */
export function unreachable(flow: Flow): number[] {
  const edges = edgesOf(flow);
  const reached = new Set<number>(flow.steps.length > 0 ? [0] : []);
  for (const from of reached)
    for (const edge of edges) if (edge.from === from && edge.to < flow.steps.length) reached.add(edge.to);
  return flow.steps.flatMap((_, index) => (reached.has(index) ? [] : [index]));
}

/** Indexes of steps from which the end cannot be reached: circles without a way out. */
export function endless(flow: Flow): number[] {
  const edges = edgesOf(flow);
  const ending = new Set([flow.steps.length]);
  for (const to of ending) for (const edge of edges) if (edge.to === to) ending.add(edge.from);
  return flow.steps.flatMap((_, index) => (ending.has(index) ? [] : [index]));
}
