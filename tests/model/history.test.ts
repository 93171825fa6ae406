import { describe, expect, test } from 'vitest';
import { begin, record, redo, undo } from '../../src/model/history.ts';

describe('history', () => {
  test('goes back and forth, step by step', () => {
    let history = record(record(begin(0), { state: 1, what: 'eins' }), { state: 2, what: 'zwei' });
    history = undo(history);
    expect(history.present.state).toBe(1);
    history = undo(undo(history));
    expect(history.present.state).toBe(0);
    expect(redo(redo(redo(history))).present.state).toBe(2);
  });

  test('takes typing into one field as one step', () => {
    let history = begin('');
    for (const state of ['a', 'ab', 'abc']) history = record(history, { state, what: 'Name', mark: 'name' });
    history = record(history, { state: 'abc!', what: 'Ort', mark: 'ort' });
    expect(undo(history).present.state).toBe('abc');
    expect(undo(undo(history)).present.state).toBe('');
  });

  test('begins a new step for typing after an undo', () => {
    const typed = record(record(begin('a'), { state: 'b', what: '', mark: 'x' }), { state: 'c', what: '', mark: 'y' });
    const again = record(undo(typed), { state: 'd', what: '', mark: 'x' });
    expect(undo(again).present.state).toBe('b');
  });

  test('forgets what was undone once something new is done', () => {
    const history = record(undo(record(begin(0), { state: 1, what: '' })), { state: 2, what: '' });
    expect(redo(history).present.state).toBe(2);
  });
});
