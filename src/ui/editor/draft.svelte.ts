/**
 * What a person is filling in: values, where they came from, and every step back. It lives in the memory of this tab only; nothing
 * is written anywhere before the person takes a file away.
 */
import type { Path, Value, Values } from '../../model/field.ts';
import type { Envelope } from '../../model/file.ts';
import { begin, type History, record, redo, undo } from '../../model/history.ts';
import type { Template } from '../../model/template.ts';
import { emptyValues, withValue } from '../../model/values.ts';
import type { Filling } from './filling.ts';

interface State {
  values: Values;
  /** Id of the draft, kept through all its files. */
  id: string;
  /** Revision of the file that was opened or saved last; 0 before the first. */
  revision: number;
}

export class Draft implements Filling {
  readonly template: Template;
  #history: History<State> = $state.raw(begin<State>({ values: {}, id: '', revision: 0 }));
  /** The values that lie in a file, or the empty ones: with these on the screen nothing can be lost. */
  #safe: Values = $state.raw({});
  readonly values = $derived(this.#history.present.state.values);
  readonly id = $derived(this.#history.present.state.id);
  readonly revision = $derived(this.#history.present.state.revision);
  readonly canUndo = $derived(this.#history.past.length > 0);
  readonly canRedo = $derived(this.#history.future.length > 0);
  /** The last step goes on while somebody types. */
  readonly isTyping = $derived(this.#history.present.mark !== undefined);
  readonly isSafe = $derived(this.values === this.#safe);

  constructor(template: Template) {
    this.template = template;
    const values: Values = emptyValues(template.fields);
    this.#safe = values;
    this.#history = begin({ values, id: crypto.randomUUID(), revision: 0 });
  }

  /** Begins anew with values that are no loss to anybody: proposals that can be made again. */
  begin(values: Values): void {
    this.#safe = values;
    this.#history = begin({ values, id: crypto.randomUUID(), revision: 0 });
  }

  /** An answer. Typing in one field is one step until `settle` or an answer elsewhere. */
  answer(path: Path, value: Value, what: string): void {
    this.#step({ values: withValue(this.values, path, value) }, what, path.join('.'));
  }

  /** A change that is a step of its own: a row more, a row less. */
  change(path: Path, value: Value, what: string): void {
    this.#step({ values: withValue(this.values, path, value) }, what);
  }

  /** Everything else: a sample as a start, or a clean sheet. */
  replace(values: Values, what: string): void {
    this.#step({ values, id: crypto.randomUUID(), revision: 0 }, what);
  }

  /** A file from disk. The step can be undone like any other. */
  open({ id, revision, content }: Envelope): void {
    this.#step({ values: content.values, id, revision }, 'Datei geöffnet');
    this.#safe = content.values;
  }

  clear(): void {
    this.replace(emptyValues(this.template.fields), 'Geleert');
    this.#safe = this.values;
  }

  /** The values lie in a file now. */
  saved(revision: number): void {
    this.#safe = this.values;
    const { state, what } = this.#history.present;
    this.#history = { ...this.#history, present: { state: { ...state, revision }, what } };
  }

  /** One step back; what was undone, in words, or undefined where there is nothing. */
  undo(): string | undefined {
    const { what } = this.#history.present;
    return this.canUndo ? this.#move(undo(this.#history), what) : undefined;
  }

  redo(): string | undefined {
    return this.canRedo ? this.#move(redo(this.#history), this.#history.future[0]?.what ?? '') : undefined;
  }

  #move(history: History<State>, what: string): string {
    this.#history = history;
    return what;
  }

  #step(change: Partial<State>, what: string, mark?: string): void {
    const state = { ...this.#history.present.state, ...change };
    this.#history = record(this.#history, mark === undefined ? { state, what } : { state, what, mark });
  }
}
