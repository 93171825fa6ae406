/**
 * The website behind a passphrase: `node scripts/gate.ts build | preview | new-passphrase | add <Name> | remove <Name> | list`.
 * Passphrases come from GATE_PASSPHRASE, from the file GATE_SLOTS or from a prompt; GATE_KEYFILE keeps the key between builds.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { build } from 'astro';
import { acceptable, entrants, typed } from '../src/gate/build/entrants.ts';
import { gate } from '../src/gate/build/integration.ts';
import { contentKeyAt, newKeyAt } from '../src/gate/build/key-file.ts';
import { GateRefusal } from '../src/gate/build/refusal.ts';
import { rewrap } from '../src/gate/build/rewrap.ts';
import { readSlots, withoutSlot, withSlot, writeSlots } from '../src/gate/build/slots-file.ts';
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
  console.error(error instanceof Error && error.name === 'AuthorError' ? `\n${error.message}` : error);
  if (command === 'build') console.error(`\nAbgebrochen. Was vorher in ${output}/ stand, ist unverändert.`);
  process.exit(1);
}

async function run(command: string, name: string): Promise<void> {
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
      for (const slot of readSlots(slotsPath()).slots) console.log(slot.name);
      return;
    default:
      throw new GateRefusal(
        `Unbekannt: „${command}“. Möglich sind build, preview, new-passphrase, add, remove und list.`,
      );
  }
}

/** Builds plain and encrypted beside each other; only the encrypted one stays, and only when all has passed. */
async function buildGated(): Promise<void> {
  const [plain, unfinished, previous] = [`${output}-plain`, `${output}-unfinished`, `${output}-previous`];
  // Before the long work: nothing is built that nobody could open.
  const who = await entrants(process.env);
  const contentKey = contentKeyAt(keyFile);
  for (const folder of [plain, unfinished, previous]) rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      outDir: `./${plain}/`,
      integrations: [gate({ to: unfinished, base, contentKey, entrants: who, wording: site.gate })],
    });
    if (existsSync(output)) renameSync(output, previous);
    renameSync(unfinished, output);
  } finally {
    for (const folder of [plain, unfinished, previous]) rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\nVerschlüsselt: ${output}/. Nur dieser Ordner gehört auf den Webserver.`);
}

async function add(name: string): Promise<void> {
  const before = readSlots(slotsPath());
  const own =
    process.env['GATE_PASSPHRASE'] ?? (process.stdin.isTTY ? await typed('Zugangswort (leer: vorschlagen): ') : '');
  const passphrase = own === '' ? generatePassphrase() : acceptable(own);
  const after = await withSlot(before, name, passphrase);
  writeSlots(slotsPath(), after);
  if (own === '')
    console.log(
      `Zugangswort für „${name}“:\n\n    ${passphrase}\n\nEs wird nirgends gespeichert und nicht noch einmal gezeigt.`,
    );
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
  console.log(`„${name}“ ist entfernt. Die Website wird mit einem neuen Schlüssel verschlüsselt.`);
  if (readSlots(slotsPath()).slots.length === 0) {
    throw new GateRefusal('Damit gibt es kein Zugangswort mehr. Legen Sie eines an und bauen Sie neu.');
  }
  await buildGated();
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
