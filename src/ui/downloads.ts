/**
 * Everything under `/downloads/`: blank forms, session plans, the handbook. The pages that list a file know its size from here, and the
 * static endpoint writes the same bytes; each is made once in a build.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Format, type FormatId, formats } from '../export/index.ts';
import { planDocument } from '../library/plan-document.ts';
import type { Document } from '../model/document.ts';
import { blankDocument } from '../model/template.ts';
import { loadTemplates } from '../templates/index.ts';
import { guideEdition } from './edition.ts';
import { library } from './library.ts';

export interface Download {
  /** Name of the file, „selbstverstaendnis.odt“. */
  file: string;
  /** What it is a file of, „selbstverstaendnis“. */
  of: string;
  format: Format;
  bytes(): Promise<Uint8Array>;
}

/** All of them. */
export async function downloads(): Promise<readonly Download[]> {
  known ??= gather();
  return known;
}

/** The files of one thing, in the order of the formats, with their size as people read it („24 kB“). */
export async function downloadsOf(of: string): Promise<(Download & { size: string })[]> {
  const own = (await downloads()).filter((download) => download.of === of);
  return Promise.all(own.map(async (download) => ({ ...download, size: sizeOf((await download.bytes()).length) })));
}

let known: Promise<readonly Download[]> | undefined;

async function gather(): Promise<readonly Download[]> {
  const { plans, methods } = library();
  const methodTitle = (id: string) => methods.find((method) => method.id === id)?.title ?? id;
  const office: readonly FormatId[] = ['odt', 'pdf'];
  return [
    ...(await loadTemplates()).flatMap((template) => files(template.id, () => blankDocument(template))),
    ...plans.flatMap((plan) => files(`sitzung-${plan.id}`, () => planDocument(plan, '09:00', methodTitle), office)),
    ...files('handbuch', guideEdition, office),
  ];
}

function files(of: string, document: () => Document | Promise<Document>, only?: readonly FormatId[]): Download[] {
  return formats
    .filter(({ id }) => !only || only.includes(id))
    .map((format) => {
      let made: Promise<Uint8Array> | undefined;
      const make = async () => format.write(await document(), fontsFromDisk);
      return {
        file: `${of}.${format.extension}`,
        of,
        format,
        bytes: () => {
          made ??= make();
          return made;
        },
      };
    });
}

/** The fonts that a PDF embeds, from the installed package. */
async function fontsFromDisk() {
  const { resolve } = createRequire(join(process.cwd(), 'package.json'));
  const font = (name: string) =>
    new Uint8Array(readFileSync(resolve(`@fontsource/fira-sans/files/fira-sans-${name}-normal.woff`)));
  return {
    regular: font('latin-400'),
    bold: font('latin-700'),
    regularExtended: font('latin-ext-400'),
    boldExtended: font('latin-ext-700'),
  };
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
}
