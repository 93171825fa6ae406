/** Looks through the encrypted site for anything of the plain one. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { filesOf } from './encrypt.ts';
import { GateRefusal } from './refusal.ts';

/** All that an output may consist of. */
const allowed =
  /^((index|404)\.html|sw\.js|gate\.json|_gate\/(shell|kdf|page|reading)\.js|_gate\/shell\.css)(\.br|\.gz)?$|^robots\.txt$|^c\/[0-9a-f]{32}\.bin$/;

/**
 * @throws GateRefusal where the output holds a file that nobody expects there, or words of the plain site: its addresses, the titles
 * and descriptions of its pages, but for what the operator says before the gate (`said`).
 */
export async function refuseLeaks(plain: string, gated: string, said: string): Promise<void> {
  const names = globSync('**/*', { cwd: gated }).filter((name) => statSync(join(gated, name)).isFile());
  const strange = names.map((name) => name.replaceAll('\\', '/')).filter((name) => !allowed.test(name));
  if (strange.length > 0) throw new GateRefusal(`In ${gated} liegt, was dort nicht hingehört: ${strange.join(', ')}`);
  const words = tellingWords(plain).filter((word) => !said.includes(word));
  const leaks = wordsFound(gated, words);
  if (leaks.length > 0) throw new GateRefusal(`Aus ${gated} ließe sich lesen: ${leaks.slice(0, 5).join(' · ')}`);
}

/** Which of these words stand in a folder: in names or contents, plain, compressed, encoded or in UTF-16. */
export function wordsFound(folder: string, words: readonly string[]): string[] {
  const found = new Set<string>();
  const look = (text: string) => {
    for (const word of words) if (!found.has(word) && text.includes(word)) found.add(word);
  };
  for (const name of globSync('**/*', { cwd: folder })) {
    look(name.replaceAll('\\', '/'));
    const path = join(folder, name);
    if (statSync(path).isFile()) for (const text of readings(readFileSync(path))) look(text);
  }
  return [...found];
}

/** Every way in which a stranger might read some bytes as text. */
function* readings(bytes: Buffer, depth = 0): Generator<string> {
  const text = bytes.toString('utf8');
  yield text;
  // Not `toString('utf16le')`: Node 24.21 corrupts its memory over bytes that start at an odd address.
  for (const start of [0, 1]) yield new TextDecoder('utf-16le').decode(bytes.subarray(start));
  yield new TextDecoder('utf-16be').decode(bytes);
  if (depth > 2) return;
  for (const inner of unpacked(bytes)) yield* readings(inner, depth + 1);
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) yield Buffer.from(run, 'base64').toString('utf8');
  for (const [run] of text.matchAll(/(?:[0-9a-fA-F]{2}){12,}/g)) yield Buffer.from(run, 'hex').toString('utf8');
}

function unpacked(bytes: Buffer): Buffer[] {
  const whole = [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });
  return [...whole, ...zipped(bytes), ...streams(bytes)];
}

/** The parts of a ZIP file (ODT, DOCX), by their local headers (APPNOTE 4.3.7). */
function zipped(bytes: Buffer): Buffer[] {
  if (bytes.toString('latin1', 0, 4) !== 'PK\x03\x04') return [];
  const parts: Buffer[] = [];
  for (let at = 0; at !== -1; at = bytes.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    try {
      parts.push(inflateRawSync(bytes.subarray(start), { finishFlush: 2 }));
    } catch {
      // Stored or cut off: read as it lies.
    }
  }
  return parts;
}

/** The compressed streams of a PDF file. */
function streams(bytes: Buffer): Buffer[] {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return [];
  return [...bytes.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    try {
      return [inflateSync(bytes.subarray(index + length), { finishFlush: 2 })];
    } catch {
      return [];
    }
  });
}

/** Long enough not to turn up by chance, and not among what the shell says itself. */
function tellingWords(plain: string): string[] {
  const words = new Set<string>();
  for (const path of filesOf(plain)) {
    if (path.length >= 16) words.add(path);
    const folder = path.replace(/index\.html$/, '');
    if (folder.length >= 16) words.add(folder);
    if (!path.endsWith('.html')) continue;
    const page = readFileSync(join(plain, path), 'utf8');
    for (const pattern of [/<h1[^>]*>([^<]{16,})</, /<meta name="description" content="([^"]{16,})"/]) {
      const said = pattern.exec(page)?.[1];
      if (said) words.add(said.trim());
    }
  }
  return [...words];
}
