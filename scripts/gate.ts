/**
 * The website behind a passphrase: `node scripts/gate.ts build | preview | new-passphrase | add <Name> | remove <Name> | list`.
 * Passphrases come from GATE_PASSPHRASE, from the file GATE_SLOTS or from a prompt; GATE_KEYFILE keeps the key between builds.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { relative, resolve } from 'node:path';
import { acceptable, entrants, typed } from '../src/gate/build/entrants.ts';
import { gate } from '../src/gate/build/integration.ts';
import { contentKeyAt, newKeyAt } from '../src/gate/build/key-file.ts';
import { GateRefusal } from '../src/gate/build/refusal.ts';
import { rewrap } from '../src/gate/build/rewrap.ts';
import { readSlots, refuseName, withoutSlot, withSlot, writeSlots } from '../src/gate/build/slots-file.ts';
import { staticHost } from '../src/gate/build/static-host.ts';
import { generatePassphrase } from '../src/passphrase/passphrase.ts';
import { site } from '../src/site.ts';

const output = process.env['GATED_OUT_DIR'] ?? 'dist-gated';
const keyFile = process.env['GATE_KEYFILE'];
const base = new URL(site.url).pathname;
const port = 4322;

const [command = 'build', ...names] = process.argv.slice(2);
try {
  await run(command, names.join(' ').trim());
} catch (error) {
  console.error(reason(error));
  if (command === 'build' || command === 'remove')
    console.error(`\nAbgebrochen. Was vorher in ${output}/ stand, ist unverändert.`);
  process.exit(1);
}

async function run(command: string, name: string): Promise<void> {
  if (name !== '' && command !== 'add' && command !== 'remove') {
    throw new GateRefusal(
      `„${command}“ nimmt nichts weiter entgegen. Ein Zugangswort gehört nie auf die Befehlszeile: Andere Benutzer des Rechners können sie lesen. War es eines, nehmen Sie es nicht mehr.`,
    );
  }
  switch (command) {
    case 'build':
      return buildGated();
    case 'preview':
      return preview();
    case 'new-passphrase':
      console.log(generatePassphrase());
      return;
    case 'add':
      return add(named(name));
    case 'remove':
      return remove(named(name));
    case 'list':
      return list();
    default:
      throw new GateRefusal(
        `Unbekannt: „${command}“. Möglich sind build, preview, new-passphrase, add, remove und list.`,
      );
  }
}

/** Builds plain and encrypted beside each other; only the encrypted one stays, and only when all has passed. */
async function buildGated(): Promise<void> {
  const whole = resolve(output);
  const [plain, unfinished, previous] = [`${whole}-plain`, `${whole}-unfinished`, `${whole}-previous`];
  // A power cut between two renames left only this one.
  if (!existsSync(whole) && existsSync(previous)) renameSync(previous, whole);
  refusePlain(whole);
  // Before the long work: nothing is built that nobody could open, or that could not be written.
  const who = await entrants(process.env);
  const contentKey = contentKeyAt(keyFile);
  // Programs that the build starts have no use for it.
  delete process.env['GATE_PASSPHRASE'];
  const clear = () => {
    for (const folder of [plain, unfinished, previous]) rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      // The plain pages must not stay behind.
      clear();
      console.error(`\nAbgebrochen. Was vorher in ${output}/ stand, ist unverändert.`);
      process.exit(1);
    });
  }
  clear();
  mkdirSync(unfinished, { recursive: true });
  try {
    // Takes two seconds to load, which no refusal should have to wait for.
    const { build } = await import('astro');
    await build({
      outDir: plain,
      integrations: [gate({ to: unfinished, base, contentKey, entrants: who, wording: site.gate })],
    });
    if (existsSync(whole)) renameSync(whole, previous);
    try {
      renameSync(unfinished, whole);
    } catch (error) {
      if (existsSync(previous)) renameSync(previous, whole);
      throw error;
    }
  } finally {
    clear();
  }
  console.log(`\nVerschlüsselt: ${output}/. Nur dieser Ordner gehört auf den Webserver.`);
}

/** @throws GateRefusal where something else lies in the folder: plain pages and encrypted ones never share one. */
function refusePlain(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0 || existsSync(`${folder}/gate.json`)) return;
  throw new GateRefusal(
    `In ${relative('.', folder)}/ liegt etwas anderes als eine verschlüsselte Website. Lesbares und Verschlüsseltes gehören nie in denselben Ordner. Bitte räumen Sie ihn selbst.`,
  );
}

/** What a person can mend, by its message alone; anything else in full. */
function reason(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'AuthorError') return `\n${error.message}`;
  const { code, path } = error as NodeJS.ErrnoException;
  const said: Record<string, string> = {
    EACCES: 'lässt sich nicht schreiben: keine Rechte',
    EPERM: 'lässt sich nicht schreiben: keine Rechte',
    EROFS: 'lässt sich nicht schreiben: der Datenträger ist schreibgeschützt',
    ENOSPC: 'lässt sich nicht schreiben: der Datenträger ist voll',
    ENOTDIR: 'lässt sich nicht anlegen: im Weg liegt eine Datei',
    EEXIST: 'lässt sich nicht anlegen: dort liegt schon eine Datei',
  };
  const known = said[code ?? ''];
  return known ? `\n${path ?? 'Die Ausgabe'} ${known}.` : error;
}

function list(): void {
  const { slots } = readSlots(slotsPath());
  for (const slot of slots) console.log(slot.name);
  if (slots.length === 0) console.error(`In ${slotsPath()} steht noch kein Zugangswort.`);
}

async function add(name: string): Promise<void> {
  const before = readSlots(slotsPath());
  refuseName(before, name);
  const own =
    process.env['GATE_PASSPHRASE'] ?? (process.stdin.isTTY ? await typed('Zugangswort (leer: vorschlagen): ') : '');
  const passphrase = own === '' ? generatePassphrase() : acceptable(own);
  const after = withSlot(before, name, passphrase);
  writeSlots(slotsPath(), after);
  if (own === '')
    console.log(
      `Zugangswort für „${name}“:\n\n    ${passphrase}\n\nEs wird nirgends gespeichert und nicht noch einmal gezeigt.`,
    );
  // Whoever mistyped the path would lock everybody else out with the next build.
  if (before.slots.length === 0)
    console.log(`In ${slotsPath()} steht jetzt nur dieses eine. Gab es schon andere, stimmt GATE_SLOTS nicht.`);
  const wrapped =
    keyFile && existsSync(keyFile) && existsSync(output) ? await rewrap(output, contentKeyAt(keyFile), after) : false;
  console.log(
    wrapped
      ? `${output}/gate.json ist neu geschrieben. Laden Sie nur diese Datei mit ihren Fassungen .br und .gz hoch.`
      : 'Es gilt ab dem nächsten npm run build:gated.',
  );
}

/** Whoever knew the passphrase may have the key: a new one, and everything encrypted again. */
async function remove(name: string): Promise<void> {
  writeSlots(slotsPath(), withoutSlot(readSlots(slotsPath()), name));
  if (keyFile) newKeyAt(keyFile);
  // A device that remembers holds the old key: the next build with it would open there.
  else
    console.log(
      'GATE_KEYFILE ist nicht gesetzt. Gibt es die Datei, löschen Sie sie: Der alte Schlüssel darf nicht wieder benutzt werden.',
    );
  if (readSlots(slotsPath()).slots.length === 0) {
    throw new GateRefusal(
      `„${name}“ ist entfernt. Damit gibt es kein Zugangswort mehr: Legen Sie eines an und bauen Sie neu. Auf dem Server gilt das alte, bis Sie hochladen.`,
    );
  }
  console.log(`„${name}“ ist entfernt. Die Website wird mit einem neuen Schlüssel verschlüsselt.`);
  try {
    await buildGated();
  } catch (error) {
    console.error(
      `\n„${name}“ steht nicht mehr in der Liste, aber auf dem Server gilt es weiter, bis npm run build:gated gelingt und Sie hochladen.`,
    );
    throw error;
  }
  console.log('Laden Sie den ganzen Ordner hoch und löschen Sie auf dem Server, was vorher dort lag.');
}

function slotsPath(): string {
  const path = process.env['GATE_SLOTS'];
  if (!path) throw new GateRefusal('Bitte nennen Sie in GATE_SLOTS eine Datei außerhalb des Projekts.');
  return path;
}

function named(name: string): string {
  if (name === '') throw new GateRefusal('Bitte nennen Sie einen Namen, zum Beispiel: npm run gate -- add Stadtrat');
  return name;
}

async function preview(): Promise<void> {
  if (!existsSync(output)) throw new GateRefusal(`${output}/ gibt es noch nicht. Bitte zuerst: npm run build:gated`);
  const server = createServer(staticHost(output, base));
  server.on('error', () => {
    console.error(`Unter http://localhost:${port}/ läuft schon ein Programm. Bitte beenden Sie es.`);
    process.exit(1);
  });
  server.listen(port, 'localhost', () => console.log(`\nhttp://localhost:${port}${base}\nBeenden mit Strg+C.`));
}
