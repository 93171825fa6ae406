/**
 * Builds and serves the site: `node scripts/site.ts build | preview | dev`, several in a row.
 * Astro's own commands do the same; through its API nothing is reported to anyone, a mistake in the content is told in German
 * without a stack trace, and a build that fails leaves the last good one where it was.
 */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { build, dev, preview } from 'astro';
import { precompress } from '../src/build/precompress.ts';
import { describeProblems } from '../src/problem.ts';

/** The address that README and tests name. */
const port = 4321;
const output = process.env['OUT_DIR'] ?? 'dist';

/** Something a person can mend: told by its message alone. */
class Refusal extends Error {}

for (const step of process.argv.slice(2)) {
  try {
    await run(step);
  } catch (error) {
    const isPlain = error instanceof Refusal || (error instanceof Error && error.name === 'AuthorError');
    console.error(isPlain ? `\n${error.message}` : (unreadable(error) ?? error));
    if (step === 'build') console.error(`\nAbgebrochen. Was vorher in ${output}/ stand, ist unverändert.`);
    process.exit(1);
  }
}

async function run(step: string): Promise<void> {
  switch (step) {
    case 'build':
      return buildBeside();
    case 'preview':
      return serve();
    case 'dev':
      await dev({ server: { port } });
      return;
    default:
      throw new Refusal(`Unbekannter Schritt „${step}“. Möglich sind build, preview und dev.`);
  }
}

/** Builds into a folder of its own and swaps it in once everything has passed. */
async function buildBeside(): Promise<void> {
  const unfinished = `${output}-unfinished`;
  const previous = `${output}-previous`;
  if (existsSync(`${output}/gate.json`)) {
    throw new Refusal(
      `In ${output}/ liegt die verschlüsselte Website. Lesbares und Verschlüsseltes gehören nie in denselben Ordner.`,
    );
  }
  try {
    await build({ outDir: `./${unfinished}/` });
    await precompress(unfinished, '**/*.{html,js,css,json,svg,xml,txt,md}');
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(output)) renameSync(output, previous);
  renameSync(unfinished, output);
  rmSync(previous, { recursive: true, force: true });
}

async function serve(): Promise<void> {
  if (await isTaken()) {
    throw new Refusal(
      `Unter http://localhost:${port}/ läuft schon ein Programm. Bitte beenden Sie es und starten Sie noch einmal.`,
    );
  }
  const { site } = await import('../src/site.ts');
  const server = await preview({ server: { port }, outDir: `./${output}/`, logLevel: 'error' });
  console.log(
    `\nDas Handbuch ist da: http://localhost:${server.port}${new URL(site.url).pathname}\nBeenden mit Strg+C.`,
  );
  await server.closed();
}

function isTaken(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A file that its parser cannot read, told as file, line, reason and mend; undefined for any other error. */
function unreadable(error: unknown): string | undefined {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : '');
  const [, file, line] = /((?:content|src)\/[\w./-]+\.(?:mdx|ts)):(\d+)/.exec(text) ?? [];
  const reason = /(?:MDXError: [\d:]*|PARSE_ERROR\] )(.+)/.exec(text)?.[1];
  if (!file || !line || !reason) return undefined;
  const mend = 'Bitte an dieser Stelle und in der Zeile davor Klammern, Kommas, Anführungszeichen und </…> prüfen.';
  return `\n${describeProblems([{ file, line: Number(line), what: `Die Datei lässt sich nicht lesen: ${reason}`, mend }])}`;
}
