/** Changes to the order of a plan. Lists are never changed, only replaced; nothing here loses a block or a minute unless it is told to. */
import type { Block, NewId } from './session.ts';
import { lengthOf } from './timing.ts';

/** One more, after the block of an id, or at the end. */
export function addBlock(blocks: readonly Block[], block: Block, after?: string): readonly Block[] {
  const place = blocks.findIndex(({ id }) => id === after);
  return place === -1 ? [...blocks, block] : blocks.toSpliced(place + 1, 0, block);
}

export function removeBlock(blocks: readonly Block[], id: string): readonly Block[] {
  return blocks.filter((block) => block.id !== id);
}

/** The blocks with some answers of one replaced. */
export function changeBlock(blocks: readonly Block[], id: string, change: Partial<Block>): readonly Block[] {
  return blocks.map((block) => (block.id === id ? { ...block, ...change, id } : block));
}

/** Puts a block at a place, counted without it; as they are where there is no such place. */
export function moveBlock(blocks: readonly Block[], id: string, to: number): readonly Block[] {
  const from = blocks.findIndex((block) => block.id === id);
  const block = blocks[from];
  return block && to >= 0 && to < blocks.length ? blocks.toSpliced(from, 1).toSpliced(to, 0, block) : blocks;
}

/** Whether a block can be split: groups that work at the same time stay together. */
export function canSplit(block: Block): boolean {
  return block.groups.length === 0 && block.minutes >= 2;
}

/** Two blocks in the place of one, the first with `minutes`, the second with the rest. What is said of the block, the first keeps. */
export function splitBlock(blocks: readonly Block[], id: string, minutes: number, newId: NewId): readonly Block[] {
  return blocks.flatMap((block) => {
    if (block.id !== id || !canSplit(block) || minutes < 1 || minutes >= block.minutes) return [block];
    const rest = { ...block, id: newId(), minutes: block.minutes - minutes, fixedStart: '', course: '', notes: '' };
    return [
      { ...block, minutes },
      { ...rest, title: block.title === '' ? '' : `${block.title} (Fortsetzung)` },
    ];
  });
}

/**
 * A block and the one after it as one, as long as both. Who leaves for one of them leaves for the whole: a protected part stays protected.
 */
export function mergeBlocks(blocks: readonly Block[], id: string): readonly Block[] {
  const place = blocks.findIndex((block) => block.id === id);
  const [one, other] = [blocks[place], blocks[place + 1]];
  if (!one || !other) return blocks;
  const fixed = other.fixedStart === '' ? '' : `Fester Beginn von „${other.title}“: ${other.fixedStart}`;
  const merged: Block = {
    ...one,
    title: joined(' / ', one.title, other.title),
    minutes: lengthOf(one) + lengthOf(other),
    method: one.method || other.method,
    goal: joined('\n', one.goal, other.goal),
    course: joined('\n', one.course, other.course),
    material: joined('\n', one.material, other.material),
    perspectives: union(one.perspectives, other.perspectives),
    absent: union(one.absent, other.absent),
    absentWhy: joined('\n', one.absentWhy, other.absentWhy),
    notes: joined('\n', one.notes, other.notes, fixed),
    groups: [...one.groups, ...other.groups],
  };
  return blocks.toSpliced(place, 2, merged);
}

/** A second one after it, with ids of its own. */
export function duplicateBlock(blocks: readonly Block[], id: string, newId: NewId): readonly Block[] {
  const block = blocks.find((each) => each.id === id);
  return block ? addBlock(blocks, copyOf(block, newId), id) : blocks;
}

/** The same block for another place or another session. Its start follows from there. */
export function copyOf(block: Block, newId: NewId): Block {
  return {
    ...block,
    id: newId(),
    fixedStart: '',
    groups: block.groups.map((group) => ({ ...group, id: newId() })),
  };
}

function joined(by: string, ...texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text.trim() !== ''))].join(by);
}

function union<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return [...new Set([...one, ...other])];
}
