/** The perspective meter: how many minutes each view gets, and a question about one that is missing. It sets no targets. */
import { type Perspective, perspectives } from '../../library/words.ts';
import type { Block } from './session.ts';
import { lengthOf } from './timing.ts';

export interface Meter {
  /** Minutes of each view; a block with two counts for both. */
  minutes: Readonly<Record<Perspective, number>>;
  /** All minutes but breaks. */
  total: number;
  /** Questions to the person who plans; none for a plan without blocks. */
  questions: readonly string[];
}

const asks: Readonly<Record<Perspective, string>> = {
  recht: 'Recht und Ordnung kommt nicht vor. Ist das heute so gewollt?',
  betroffene: 'Die Sicht der Betroffenen kommt nicht vor. Wer bringt sie ein, und an welcher Stelle?',
  sozial: 'Die soziale Dimension kommt nicht vor. Was bedeutet das Thema für das Zusammenleben im Ort?',
  organisation: 'Zuständigkeiten kommen nicht vor. Weiß danach jedes Haus, was es tut?',
  beziehung: 'Die Beziehungen in der Gruppe kommen nicht vor. Wo ist Platz für das, was zwischen Ihnen steht?',
};

/** What the source warns of: the legal view crowds out the others. */
const crowding =
  'Recht und Ordnung nimmt mehr Zeit ein als die Sicht der Betroffenen. Dieser Blick verdrängt die anderen leicht. Ist das heute so gewollt?';

export function meterOf(blocks: readonly Block[]): Meter {
  const counted = blocks.filter(({ category }) => category !== 'pause');
  const sum = (which: readonly Block[]) => which.reduce((total, block) => total + lengthOf(block), 0);
  const of = (perspective: Perspective) => sum(counted.filter((block) => block.perspectives.includes(perspective)));
  const minutes = {
    recht: of('recht'),
    betroffene: of('betroffene'),
    sozial: of('sozial'),
    organisation: of('organisation'),
    beziehung: of('beziehung'),
  };
  const ids = Object.keys(perspectives).filter((id): id is Perspective => Object.hasOwn(minutes, id));
  const missing = ids.filter((id) => minutes[id] === 0);
  return {
    minutes,
    total: sum(counted),
    questions:
      counted.length === 0
        ? []
        : [
            ...missing.map((id) => asks[id]),
            ...(minutes.betroffene > 0 && minutes.recht > minutes.betroffene ? [crowding] : []),
          ],
  };
}
