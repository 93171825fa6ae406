/** An exercise at the table: its draft, and the play that is under way in this tab. What the play writes goes into the draft at once. */
import { limits } from '../../model/check.ts';
import type { Values } from '../../model/field.ts';
import { groupOf, rowsOf } from '../../model/values.ts';
import { type ExerciseValues, inOrder } from '../../run/exercise-document.ts';
import { beginPlay, due, finish, halt, hurry, keep, type Play, skip, type Turn } from '../../run/play.ts';
import { Draft } from '../editor/draft.svelte.ts';
import { Said } from '../said.svelte.ts';
import { exerciseFor, exerciseTemplate } from './begin-exercise.ts';

const logFull = 'Das Protokoll ist voll. Beenden Sie die Übung und sichern Sie sie als Datei.';

export class Table {
  readonly draft: Draft;
  play = $state.raw<Play | undefined>();
  /** Said to somebody who does not see it. */
  readonly status = new Said();
  // The template's own values, checked on every way in.
  readonly values = $derived.by(() => this.draft.values as unknown as ExerciseValues);
  /** What lies ready; an inject without a minute never comes by itself. */
  readonly injects = $derived.by(() =>
    inOrder(this.values.injects.list).flatMap((inject) =>
      inject.minute === null ? [] : [{ ...inject, minute: inject.minute }],
    ),
  );

  constructor(scenario: Values) {
    this.draft = new Draft(exerciseTemplate);
    this.draft.begin(exerciseFor(scenario));
  }

  /** Whether somebody would miss it. */
  get isBegun(): boolean {
    return this.play !== undefined || this.draft.canUndo || this.draft.revision > 0;
  }

  begin(now: number): void {
    this.#take(beginPlay(this.injects, now));
  }

  /** What is due comes on the table. */
  look(now: number): void {
    if (this.play) this.#take(due(this.play, this.injects, now));
  }

  halt(now: number): void {
    if (this.play) this.#take(halt(this.play, now));
  }

  hurry(now: number): void {
    if (this.play) this.#take(hurry(this.play, this.injects, now));
  }

  skip(now: number): void {
    if (this.play) this.#take(skip(this.play, this.injects, now));
  }

  /** @returns whether it stands in the log now. */
  keep(sort: 'decision' | 'observation', text: string, now: number): boolean {
    if (!this.play || text === '') {
      this.status.say('Schreiben Sie zuerst auf, was Sie festhalten möchten.');
      return false;
    }
    const written = this.#take(keep(this.play, sort, text, now));
    if (written) this.status.say('Festgehalten.');
    return written;
  }

  finish(now: number): void {
    if (this.play) this.#take(finish(this.play, now));
    this.play = undefined;
  }

  #take({ play, lines }: Turn): boolean {
    const came = play.onTable !== undefined && play.onTable !== this.play?.onTable;
    this.play = play;
    if (lines.length === 0) return true;
    if (came) this.status.say(`Einlage ${(play.onTable ?? 0) + 1} von ${this.injects.length}`);
    const rows = rowsOf(groupOf(this.draft.values['log'])['list']);
    if (rows.length + lines.length > limits.rows) {
      this.status.say(logFull);
      return false;
    }
    const fresh = lines.map((line) => ({ id: crypto.randomUUID(), ...line }));
    this.draft.change(['log', 'list'], [...rows, ...fresh], 'Eintrag im Protokoll');
    return true;
  }
}
