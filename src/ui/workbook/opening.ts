/** From a choice at the door to an open workbook. Loaded when one is opened, with everything that an open one needs. */
import type { Template } from '../../model/template.ts';
import { berlin, clockTime, formatDay } from '../../model/time.ts';
import type { Acceptable, VaultEntry } from '../../storage/vault.ts';
import { loadTemplates } from '../../templates/index.ts';
import { newProfile } from '../../workbook/profile.ts';
import { type Json, profileId } from '../../workbook/records.ts';
import { notEncrypted } from '../text.ts';
import { Book } from './book.svelte.ts';
import type { Disk } from './disk-file.ts';
import { Keeper } from './keeper.svelte.ts';
import { readFile, readVault, vaultName } from './open.ts';
import type { FileOrder, VaultOrder } from './order.ts';

/** @param others how many lie in this browser already. */
export async function newWorkbook(town: string, others: number): Promise<Keeper> {
  const records = new Map<string, Json>([[profileId, newProfile(town.trim(), others)]]);
  return new Keeper(new Book({ id: crypto.randomUUID(), revision: 0, records }, await templates()), true);
}

/** Id of the workbook in a vault. */
export function workbookIn(vault: string): string {
  return vault.slice(vaultName('').length);
}

/** @param vaults what is known about those in this browser. */
export async function fromVault(
  { vault: name, accept }: VaultOrder,
  passphrase: string | undefined,
  vaults: readonly VaultEntry[],
): Promise<{ ok: true; keeper: Keeper } | { ok: false; sentence: string; offer?: readonly Acceptable[] }> {
  const known = await templates();
  const read = await readVault(name, passphrase, known, accept);
  if (!read.ok) return read;
  const { vault, records, revision } = read;
  const keeper = new Keeper(new Book({ id: workbookIn(name), revision, records }, known));
  const entry = vaults.find((each) => each.name === name);
  keeper.keptIn(vault, entry ? new Date(entry.savedAt) : new Date());
  return { ok: true, keeper };
}

/** The file that was open before the lock goes on being written, where the same passphrase opens it and nobody wrote into it since. */
export async function rejoined(keeper: Keeper, disk: Disk, passphrase: string | undefined): Promise<boolean> {
  const { book } = keeper;
  const seen = await disk.file?.readSeen();
  const read = seen?.ok ? await readFile(seen.bytes, disk.locked ? passphrase : undefined, book.templates) : undefined;
  if (!read?.ok || read.workbook.id !== book.id) return false;
  const { revision, records, savedAt } = read.workbook;
  book.revision = Math.max(book.revision, revision);
  keeper.openedFrom(disk, disk.locked ? passphrase : undefined, new Date(savedAt), records);
  return true;
}

/** `hint`: what somebody should know who opened it; '' where nothing is the matter. */
export async function fromFile(
  { bytes, disk, unsaved }: FileOrder,
  passphrase: string | undefined,
  vaults: readonly VaultEntry[],
): Promise<{ ok: true; keeper: Keeper; hint: string } | { ok: false; sentence: string }> {
  const known = await templates();
  const read = await readFile(bytes, passphrase, known);
  if (!read.ok) return read;
  const { id, savedAt, revision, records } = read.workbook;
  // What was locked before it was saved lies in no file: nothing of it is in the last one, and its number is still to be given.
  const keeper = new Keeper(new Book({ id, records, revision: unsaved ? revision - 1 : revision }, known));
  const file = { ...disk, locked: passphrase !== undefined };
  if (unsaved) keeper.openedFrom(file, passphrase, unsaved, new Map());
  else keeper.openedFrom(file, passphrase, new Date(savedAt));
  const kept = vaults.find(({ name }) => name === vaultName(id));
  if (kept && kept.savedAt > savedAt) return { ok: true, keeper, hint: olderThan(new Date(kept.savedAt)) };
  const plain = `${notEncrypted} Wer sie in die Hand bekommt, liest alles. Unter „Sichern“ bekommt sie eine Passphrase.`;
  return { ok: true, keeper, hint: passphrase === undefined ? plain : '' };
}

function olderThan(kept: Date): string {
  return `Diese Datei ist älter als der Stand, der in diesem Browser liegt (${formatDay(berlin(kept).day)}, ${clockTime(kept)}). Wenn Sie den neueren wollen: „Schließen“, dann „Öffnen“ unter „In diesem Browser“.`;
}

async function templates(): Promise<ReadonlyMap<string, Template>> {
  return new Map((await loadTemplates()).map((each) => [each.id, each]));
}
