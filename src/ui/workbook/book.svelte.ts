/** An open workbook: a draft for each record, in the memory of this tab. Where it is kept is the affair of `keeper.svelte.ts`. */
import { SvelteMap } from 'svelte/reactivity';
import type { Values } from '../../model/field.ts';
import type { Template } from '../../model/template.ts';
import { type Profile, profileFields } from '../../workbook/profile.ts';
import { profileRecord, scenarioRecord, templateOf, type Workbook } from '../../workbook/records.ts';
import { Draft } from '../editor/draft.svelte.ts';

/** The profile is filled in like a template, but is taken away with the workbook only. */
const profileTemplate: Template = {
  id: profileRecord,
  name: 'Gruppe',
  purpose: 'Wie das Arbeitsbuch heißt und wie es sich verhält.',
  fields: profileFields,
  samples: [],
  blocks: () => [],
};

export class Book {
  readonly id: string;
  readonly templates: ReadonlyMap<string, Template>;
  readonly #drafts = new SvelteMap<string, Draft>();
  /** Records that nobody has written in: with what they began. */
  readonly #looked = new Map<string, Values>();
  revision = $state(0);
  /** Records that somebody took out, until they are put back. */
  #removed: readonly [string, Draft][] = $state.raw([]);

  constructor({ id, revision, records }: Workbook, templates: ReadonlyMap<string, Template>) {
    this.id = id;
    this.revision = revision;
    this.templates = templates;
    for (const [record, values] of records) this.#put(record, values);
  }

  /** Record id → values, as they are on the screen. */
  readonly records: ReadonlyMap<string, Values> = $derived(
    new Map(
      [...this.#drafts].flatMap(([record, draft]) =>
        // A chapter that was only looked at is none yet.
        draft.values === this.#looked.get(record) ? [] : [[record, draft.values] as const],
      ),
    ),
  );
  readonly workbook: Workbook = $derived.by(() => ({
    id: this.id,
    revision: this.revision,
    records: this.records,
  }));
  /** The profile's own fields: checked whenever a workbook is opened. */
  readonly profile = $derived(this.records.get(profileRecord) as unknown as Profile);
  readonly canPutBack = $derived(this.#removed.length > 0);

  /** The draft of a record, where there is one. */
  draft(record: string): Draft | undefined {
    return this.#drafts.get(record);
  }

  /** Makes sure that a chapter has a draft to write in. */
  begin(record: string): void {
    if (this.#drafts.has(record)) return;
    const draft = this.#put(record, undefined);
    if (draft) this.#looked.set(record, draft.values);
  }

  /** A new scenario; its record. @param id random. */
  addScenario(id: string, values?: Values): string {
    const record = scenarioRecord(id);
    this.#put(record, values);
    return record;
  }

  remove(record: string): void {
    const draft = this.#drafts.get(record);
    if (!draft) return;
    this.#removed = [...this.#removed, [record, draft]];
    this.#drafts.delete(record);
  }

  /** Puts back what was taken out last; its record. */
  putBack(): string | undefined {
    const last = this.#removed.at(-1);
    if (!last) return undefined;
    this.#removed = this.#removed.slice(0, -1);
    this.#drafts.set(...last);
    return last[0];
  }

  #put(record: string, values: Values | undefined): Draft | undefined {
    const template = record === profileRecord ? profileTemplate : this.templates.get(templateOf(record) ?? '');
    if (!template) return undefined;
    const draft = new Draft(template);
    if (values) draft.begin(values);
    this.#drafts.set(record, draft);
    return draft;
  }
}
