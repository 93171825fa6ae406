/** Lighthouse's four categories for a guide page on a phone. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, switches } from '../browser.ts';
import type { Row } from './table.ts';

const version = '13.5.0';

/** What is read of Lighthouse's report. Scores are 0 to 1; null means that an audit does not apply. */
interface Report {
  categories: Record<string, { title: string; score: number; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { score: number | null }>;
}

/** Runs Lighthouse, which npx downloads when needed. @param folder where the full report is left. */
export async function runLighthouse(url: string, folder: string): Promise<Row[]> {
  const file = join(folder, 'lighthouse.json');
  await npx([
    `lighthouse@${version}`,
    url,
    '--output=json',
    `--output-path=${file}`,
    '--only-categories=performance,accessibility,best-practices,seo',
    '--quiet',
    `--chrome-flags=--headless=new ${switches.join(' ')}`,
  ]);
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return Object.values(categories).map(({ title, score, auditRefs }) => {
    const failing = auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1);
    const points = Math.round(score * 100);
    return {
      what: `Lighthouse ${title}${points < 100 ? `: ${failing.map(({ id }) => id).join(', ')}` : ''}`,
      ours: String(points),
      vanilla: '',
      ratio: '',
      target: '100',
      holds: points === 100,
    };
  });
}

/** Not synchronously: the server for the page lives in this process. */
async function npx(words: string[]): Promise<void> {
  const child = spawn('npx', ['--yes', ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHROME_PATH: findBrowser() },
    shell: process.platform === 'win32',
  });
  const code = await new Promise((done, failed) => child.once('exit', done).once('error', failed));
  if (code !== 0) throw new Error('Lighthouse ist nicht gelaufen; npx braucht eine Verbindung zum npm-Verzeichnis.');
}
