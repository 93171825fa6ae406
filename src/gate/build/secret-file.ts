/** Files that nobody else may read: the content key, the slots. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { GateRefusal } from './refusal.ts';

/** Reads a secret file; undefined where there is none. @throws GateRefusal where it lies in the project, others may read it or we may not. */
export function readSecret(path: string): string | undefined {
  refuseInside(path);
  if (!existsSync(path)) return undefined;
  const unreadable = (code: unknown) =>
    new GateRefusal(`Die Datei ${path} lässt sich nicht lesen (${code}). Ist es eine Datei, und dürfen Sie sie lesen?`);
  if (!statSync(path).isFile()) throw unreadable('keine Datei');
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new GateRefusal(
      `Die Datei ${path} können auch andere lesen. Bitte nehmen Sie ihnen das Recht (chmod 600) und überlegen Sie, ob jemand sie schon gelesen hat.`,
    );
  }
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable((error as NodeJS.ErrnoException).code);
  }
}

/**
 * Writes it beside and swaps it in: a power cut leaves the old or the new one. Only the owner may read it.
 * @throws GateRefusal where the file cannot be written.
 */
export function writeSecret(path: string, content: string): void {
  refuseInside(path);
  const beside = `${path}.new`;
  try {
    // One that was left behind could be open to others.
    rmSync(beside, { force: true });
    const file = openSync(beside, 'wx', 0o600);
    writeSync(file, content);
    fsyncSync(file);
    closeSync(file);
    renameSync(beside, path);
  } catch (error) {
    throw new GateRefusal(
      `Die Datei ${path} lässt sich nicht schreiben (${(error as NodeJS.ErrnoException).code}). Gibt es den Ordner, und dürfen Sie dort schreiben?`,
    );
  }
}

function refuseInside(path: string): void {
  const from = relative(process.cwd(), resolve(path));
  if (!isAbsolute(from) && from.split(sep)[0] !== '..') {
    throw new GateRefusal(
      `Die Datei ${path} liegt im Projekt. Bitte legen Sie sie an einen Ort, der nie veröffentlicht wird.`,
    );
  }
}
