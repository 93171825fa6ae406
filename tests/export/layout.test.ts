/** What begins a page and what stays together. */
import { describe, expect, test } from 'vitest';
import { laidOut, staysWhole } from '../../src/export/layout.ts';
import type { Aside, Block } from '../../src/model/document.ts';

const check: Block = { kind: 'check', id: 'c', label: 'x', checked: false };
const text = (said: string): Block => ({ kind: 'paragraph', text: said });
const list: Block = { kind: 'list', ordered: false, items: [{ text: 'a' }] };
const styles = (...blocks: Block[]) => laidOut(blocks).map((block) => ('style' in block ? block.style : block.kind));

describe('the layout of office files', () => {
  test('gives a page break to the heading behind it', () => {
    const heading = (level: 2 | 4): Block => ({ kind: 'heading', level, text: 'T' });
    expect(styles({ kind: 'pageBreak' }, heading(2))).toEqual(['heading2NewPage']);
    expect(styles({ kind: 'pageBreak' }, heading(4))).toEqual(['pageBreak', 'heading4']);
    expect(styles({ kind: 'pageBreak' }, { kind: 'pageBreak' }, heading(2))).toEqual(['pageBreak', 'heading2NewPage']);
    expect(styles(text('a'), { kind: 'pageBreak' }, text('b'))).toEqual(['text', 'pageBreak', 'text']);
  });

  test('leaves neither the first nor the last check alone', () => {
    expect(styles(text('Frage'), check, check, check, check)).toEqual([
      'question',
      'checkKept',
      'check',
      'checkKept',
      'checkEnd',
    ]);
    expect(styles(check, text('b'))).toEqual(['checkEnd', 'text']);
  });

  test('keeps what announces a list with it', () => {
    expect(styles(text('Dazu gehören:'), list)).toEqual(['textKept', 'list']);
    expect(styles(text('Ein Satz.'), list)).toEqual(['text', 'list']);
    const heading: Block = { kind: 'heading', level: 2, text: 'T' };
    const table: Block = { kind: 'table', id: 't', caption: 'C', head: ['a'], rows: [['b']] };
    expect(styles(heading, text('Ein Satz.'), table)).toEqual(['heading2', 'textKept', 'table']);
    expect(styles(text('Ein Satz.'), table)).toEqual(['text', 'table']);
    const entry: Block = { kind: 'entry', id: 'e', label: 'Frage', text: '', lines: 1 };
    expect(styles(heading, text('Ein Satz.'), entry)).toEqual(['heading2', 'textKept', 'entry']);
  });

  test('keeps short asides whole and lets long ones break', () => {
    const aside = (length: number): Aside => ({
      kind: 'aside',
      tone: 'note',
      title: 'T',
      blocks: [{ kind: 'paragraph', text: 'x'.repeat(length) }],
    });
    expect(staysWhole(aside(300))).toBe(true);
    expect(staysWhole(aside(3000))).toBe(false);
  });
});
