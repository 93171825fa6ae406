/**
 * Builds and serves the site: `node scripts/site.ts build | preview | dev`, several in a row.
 * Astro's own commands do the same; through its API nothing is reported to anyone, and a mistake in the content is told
 * in German without a stack trace.
 */
import { connect } from 'node:net';
import { build, dev, preview } from 'astro';

/** The address that README and tests name. */
const port = 4321;

for (const step of process.argv.slice(2)) {
  try {
    await run(step);
  } catch (error) {
    const isAuthors =
      error instanceof Error && (error.name === 'AuthorError' || error.message.startsWith('In src/site.ts'));
    console.error(isAuthors ? `\n${error.message}` : error);
    process.exit(1);
  }
}

async function run(step: string): Promise<void> {
  switch (step) {
    case 'build':
      await build({});
      return;
    case 'preview': {
      if (await isTaken()) {
        throw new Error(
          `Unter http://localhost:${port}/ läuft schon ein Programm. Bitte beenden Sie es und starten Sie noch einmal.`,
        );
      }
      const server = await preview({ server: { port }, logLevel: 'error' });
      console.log(
        `\nDas Handbuch ist da: ${server ? `http://localhost:${server.port}${base()}` : ''}\nBeenden mit Strg+C.`,
      );
      await server.closed();
      return;
    }
    case 'dev':
      await dev({ server: { port } });
      return;
    default:
      throw new Error(`Unbekannter Schritt „${step}“. Möglich sind build, preview und dev.`);
  }
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

function base(): string {
  return new URL(process.env['SITE_URL'] ?? 'http://localhost/').pathname;
}
