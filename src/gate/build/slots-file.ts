/**
 * Several named passphrases, kept outside the project. The file holds what Argon2id made of them, never the words themselves; it opens
 * the website all the same and is to be kept like a key.
 */
import { normalise } from '../../passphrase/normalise.ts';
import { fewestBits, strengthOf } from '../../passphrase/passphrase.ts';
import { type Bytes, fromBase64, toBase64 } from '../bytes.ts';
import { type Kdf, parseKdf, slotCount, usualKdf } from '../header.ts';
import { GateRefusal } from './refusal.ts';
import { readSecret, writeSecret } from './secret-file.ts';
import { stretch } from './stretch.ts';

/** The file. */
export interface SlotsFile {
  salt: Bytes;
  kdf: Kdf;
  slots: readonly { name: string; stretched: Bytes }[];
}

/** Reads it; empty, with a salt of its own, where there is none. @throws GateRefusal where it is something else. */
export function readSlots(path: string): SlotsFile {
  const written = readSecret(path);
  if (written === undefined) return { salt: crypto.getRandomValues(new Uint8Array(16)), kdf: usualKdf, slots: [] };
  const wrong = new GateRefusal(`Die Datei ${path} enthält keine Zugangswörter dieser Website.`);
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    throw wrong;
  }
  if (!isRecord(json) || json['format'] !== 'sgh-gate-slots' || !Array.isArray(json['slots'])) throw wrong;
  const salt = typeof json['salt'] === 'string' ? fromBase64(json['salt']) : undefined;
  if (salt?.length !== 16) throw wrong;
  const kdf = parseKdf(json['kdf']);
  if (!kdf) throw wrong;
  const slots = json['slots'].map((slot: unknown) => {
    const stretched =
      isRecord(slot) && typeof slot['stretched'] === 'string' ? fromBase64(slot['stretched']) : undefined;
    if (!isRecord(slot) || typeof slot['name'] !== 'string' || stretched?.length !== 32) throw wrong;
    return { name: slot['name'], stretched };
  });
  return { salt, kdf, slots };
}

/** @throws GateRefusal where a name is taken or none, or no slot is free. To be asked before anybody thinks up a passphrase. */
export function refuseName(file: SlotsFile, name: string): void {
  if (strengthOf(normalise(name)) >= fewestBits) {
    throw new GateRefusal(
      'Dieser Name sieht aus wie ein Zugangswort. Auf der Befehlszeile können ihn andere Benutzer des Rechners lesen, und er stünde lesbar in der Liste. War es eines, nehmen Sie es nicht mehr. Sonst wählen Sie bitte einen kürzeren Namen.',
    );
  }
  if (file.slots.some((slot) => slot.name === name)) {
    throw new GateRefusal(
      `Ein Zugangswort mit dem Namen „${name}“ gibt es schon. Bitte wählen Sie einen anderen Namen.`,
    );
  }
  if (file.slots.length >= slotCount)
    throw new GateRefusal(`Es gibt schon ${slotCount} Zugangswörter. Mehr gehen nicht. Entfernen Sie zuerst eines.`);
}

/** The file with one slot more. @throws GateRefusal where the passphrase is there already; and see {@link refuseName}. */
export function withSlot(file: SlotsFile, name: string, passphrase: string): SlotsFile {
  refuseName(file, name);
  const stretched = stretch(passphrase, file.salt, file.kdf);
  // Under two names it would go on opening after one of them is removed.
  const twin = file.slots.find((slot) => toBase64(slot.stretched) === toBase64(stretched));
  if (twin)
    throw new GateRefusal(`Dieses Zugangswort hat schon „${twin.name}“. Bitte nehmen Sie für jeden Kreis ein eigenes.`);
  return { ...file, slots: [...file.slots, { name, stretched }] };
}

/** The file without a slot. @throws GateRefusal where there is no such name. */
export function withoutSlot(file: SlotsFile, name: string): SlotsFile {
  const slots = file.slots.filter((slot) => slot.name !== name);
  if (slots.length === file.slots.length) {
    throw new GateRefusal(`Ein Zugangswort mit dem Namen „${name}“ gibt es nicht.`);
  }
  return { ...file, slots };
}

/** Writes it. */
export function writeSlots(path: string, { salt, kdf, slots }: SlotsFile): void {
  const written = slots.map(({ name, stretched }) => ({ name, stretched: toBase64(stretched) }));
  writeSecret(
    path,
    `${JSON.stringify({ format: 'sgh-gate-slots', kdf, salt: toBase64(salt), slots: written }, null, 2)}\n`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
