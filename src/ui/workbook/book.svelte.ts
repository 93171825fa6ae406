/**
 * An open workbook: its records and every step back, in the memory of this tab. Where it is kept is the affair of `keeper.svelte.ts`.
 * Every change is one step of one history, whichever chapter it was made in, removals included.
 */
import type { Path, Value, Values } from '../../model/field.ts';
import { begin, type History, record, redo, undo } from '../../model/history.ts';
import type { Template } from '../../model/template.ts';
import { emptyValues, withValue } from '../../model/values.ts';
import { ownedFacts, valuesOf, withOwned } from '../../workbook/facts.ts';
import type { Workbook } from '../../workbook/file.ts';
import { type Profile, profileFields, profileOf } from '../../workbook/profile.ts';
import {
  type Changes,
  changesBetween,
  type Json,
  kindOf,
  profileId,
  type Records,
  scenarioTemplate,
  withChanges,
} from '../../workbook/records.ts';
import type { Filling } from '../editor/filling.ts';

/** The profile is filled in like a template, but is taken away with the workbook only. */
const profileTemplate: Template = {
  id: profileId,
  name: 'Die Gruppe',
  purpose: 'Wie das Arbeitsbuch heißt und wie es sich verhält.',
  fields: profileFields,
  samples: [],
  blocks: () => [],
};

/** A step that was taken back or again: what it was, and the record to look at. */
export interface Moved {
  what: string;
  record: string | undefined;
}

export class Book {
  readonly id: string;
  readonly templates: ReadonlyMap<string, Template>;
  /** Of the file that was opened or saved last; 0 before the first. */
  revision: number;
  #history: History<Records> = $state.raw(begin<Records>(new Map()));
  readonly #drafts = new Map<string, RecordDraft>();
  readonly records: Records = $derived(this.#history.present.state);
  readonly canUndo = $derived(this.#history.past.length > 0);
  readonly canRedo = $derived(this.#history.future.length > 0);
  /** What „Rückgängig“ would take back; '' where there is nothing. */
  readonly lastStep: string = $derived(this.canUndo ? this.#history.present.what : '');
  /** The last step goes on while somebody types. */
  readonly isTyping = $derived(this.#history.present.mark !== undefined);
  readonly profile: Profile = $derived(profileOf(this.records));

  constructor({ id, revision, records }: Pick<Workbook, 'id' | 'revision' | 'records'>, templates: Book['templates']) {
    this.id = id;
    this.revision = revision;
    this.templates = templates;
    this.#history = begin(records);
  }

  /** One step. @param mark steps in a row with the same one are one: typing into a field. */
  change(changes: Changes, what: string, mark?: string): void {
    const state = withChanges(this.records, changes);
    this.#history = record(this.#history, mark === undefined ? { state, what } : { state, what, mark });
  }

  /** One step back; undefined where there is none. */
  undo(): Moved | undefined {
    return this.canUndo ? this.#move(undo(this.#history), this.#history.present.what) : undefined;
  }

  redo(): Moved | undefined {
    return this.canRedo ? this.#move(redo(this.#history), this.#history.future[0]?.what ?? '') : undefined;
  }

  /** Goes on with other records and forgets every step before: what was there cannot come back. */
  restart(records: Records): void {
    this.#history = begin(records);
  }

  /** What is written into a record. It is there also while the record is not: the first answer makes it. */
  draft(id: string): RecordDraft | undefined {
    const known = this.#drafts.get(id);
    if (known) return known;
    const template = this.templateOf(id);
    if (!template) return undefined;
    const draft = new RecordDraft(this, id, template);
    this.#drafts.set(id, draft);
    return draft;
  }

  /** The template behind a record; undefined for one that is no form. */
  templateOf(id: string): Template | undefined {
    const kind = kindOf(id);
    if (kind === 'profile') return profileTemplate;
    if (kind === 'scenario') return this.templates.get(scenarioTemplate);
    return kind === 'chapter' ? this.templates.get(id.slice('chapter/'.length)) : undefined;
  }

  #move(history: History<Records>, what: string): Moved {
    const before = this.records;
    this.#history = history;
    const [first] = changesBetween(before, history.present.state).keys();
    return { what, record: first };
  }
}

/** One record as a form sees it: its values, with what other chapters own in its place. */
export class RecordDraft implements Filling {
  readonly id: string;
  readonly record: string;
  readonly template: Template;
  readonly #book: Book;
  readonly #empty: Values;
  readonly #stored: Values = $derived.by(() => valuesOf(this.#book.records.get(this.record)) ?? this.#empty);
  readonly facts = $derived.by(() =>
    this.record === profileId ? [] : ownedFacts(this.template.id, this.#book.records),
  );
  readonly values: Values = $derived.by(() => withOwned(this.#stored, this.facts));
  readonly isTyping = $derived.by(() => this.#book.isTyping);
  /** Whether anybody has written here. */
  readonly isBegun = $derived.by(() => this.#book.records.has(this.record));

  constructor(book: Book, record: string, template: Template) {
    this.#book = book;
    this.record = record;
    this.template = template;
    this.id = `${book.id}-${record.replace('/', '-')}`;
    this.#empty = emptyValues(template.fields);
  }

  answer(path: Path, value: Value, what: string): void {
    this.#put(withValue(this.#stored, path, value), what, [this.record, ...path].join('.'));
  }

  change(path: Path, value: Value, what: string): void {
    this.#put(withValue(this.#stored, path, value), what);
  }

  /** Everything else: a sample as a start, a file, a clean sheet. */
  replace(values: Values, what: string): void {
    this.#put(values, what);
  }

  clear(): void {
    this.#put(this.#empty, `${this.template.name} geleert`);
  }

  #put(values: Values, what: string, mark?: string): void {
    this.#book.change(new Map([[this.record, values as Json]]), what, mark);
  }
}
