/** Who may come in: from the environment, a slots file or a prompt; never from the command line, which every user of a machine can read. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { normalise } from '../../passphrase/normalise.ts';
import { fewestBits, strengthOf } from '../../passphrase/passphrase.ts';
import { usualKdf } from '../header.ts';
import type { Entrants } from './encrypt.ts';
import { GateRefusal } from './refusal.ts';
import { readSlots } from './slots-file.ts';
import { stretch } from './stretch.ts';

/** Entrants for one build. @throws GateRefusal where nobody could come in, or too many. */
export async function entrants(env: NodeJS.ProcessEnv): Promise<Entrants> {
  const { GATE_PASSPHRASE: single, GATE_SLOTS: slotsPath } = env;
  if (single !== undefined && slotsPath) {
    throw new GateRefusal('GATE_PASSPHRASE und GATE_SLOTS sind beide gesetzt. Bitte nehmen Sie eines von beiden.');
  }
  if (slotsPath) {
    const { salt, kdf, slots } = readSlots(slotsPath);
    if (slots.length === 0) {
      throw new GateRefusal(
        `In ${slotsPath} steht noch kein Zugangswort. Legen Sie eines an: npm run gate -- add <Name>`,
      );
    }
    return { salt, kdf, stretched: slots.map(({ stretched }) => stretched) };
  }
  const passphrase = acceptable(single ?? (await typed('Zugangswort: ')));
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt, kdf: usualKdf, stretched: [stretch(passphrase, salt, usualKdf)] };
}

/** The passphrase in its one spelling. @throws GateRefusal with the reason where it can be guessed. */
export function acceptable(passphrase: string): string {
  const normal = normalise(passphrase);
  if (normal === '') throw new GateRefusal('Es ist kein Zugangswort angegeben.');
  const bits = strengthOf(normal);
  if (bits >= fewestBits) return normal;
  throw new GateRefusal(
    `Dieses Zugangswort ist zu leicht zu erraten: etwa ${bits} Bit, nötig sind ${fewestBits}. Wer die Dateien hat, kann beliebig oft raten. ` +
      'Wiederholungen, Reihen, Jahreszahlen und bekannte Wörter zählen wenig. Ein gutes erzeugt: npm run gate -- new-passphrase',
  );
}

/** Asks for a passphrase without showing it, twice where there is one: nobody could open what was mistyped. */
export async function typed(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new GateRefusal('Es ist kein Zugangswort angegeben. Bitte setzen Sie GATE_PASSPHRASE oder GATE_SLOTS.');
  }
  const line = await hidden(question);
  if (normalise(line) === '') return '';
  if (normalise(await hidden('Noch einmal: ')) === normalise(line)) return line;
  throw new GateRefusal('Die beiden Eingaben sind verschieden.');
}

async function hidden(question: string): Promise<string> {
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      // Strg+C and Strg+D end the question without an answer.
      lines.once('close', () => reject(new GateRefusal('Es ist kein Zugangswort angegeben.')));
      lines.question('', resolve);
    });
  } finally {
    lines.close();
    process.stdout.write('\n');
  }
}
