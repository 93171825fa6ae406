/** Lists outside a template that some of its answers are chosen from: the steps of a scenario, for what an exercise has found. */
export interface Choice {
  id: string;
  label: string;
}

/** By the key of the field in its row. */
export type Choices = Readonly<Record<string, readonly Choice[]>>;
