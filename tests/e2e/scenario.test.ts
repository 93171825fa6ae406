/** The emergency scenario in the browser: built with the keyboard, played through, taken away as picture and as page for the drawer. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toMermaid } from '../../src/export/mermaid.ts';
import { emptyValues } from '../../src/model/values.ts';
import scenario from '../../src/templates/scenario.ts';
import { extremeValues } from '../extreme.ts';
import { axeFaults } from './axe.ts';
import { closeBrowser, type Reader, reader, visit } from './site.ts';

let open: Reader;
let page: Page;
beforeEach(async () => {
  open = await reader({ acceptDownloads: true, permissions: ['clipboard-read', 'clipboard-write'] });
  page = open.page;
  await visit(page, '/vorlagen/notfallszenario/');
});
afterEach(async () => {
  expect(open.errors).toEqual([]);
  expect(open.foreign).toEqual([]);
  await open.close();
});
afterAll(closeBrowser);

const button = (name: string) => page.getByRole('button', { name, exact: true });
/** What stands in the pictures of the preview. */
const drawn = async () => (await page.locator('.preview svg').allTextContents()).join(' ');

async function take(title: string): Promise<void> {
  await button('Beispiel ansehen').click();
  const found = scenario.samples.find((sample) => sample.title.startsWith(title));
  if (!found) throw new Error(`no sample ${title}`);
  await page.getByRole('dialog').waitFor();
  const choice = page.getByRole('dialog').getByText(found.title, { exact: true });
  if (await choice.count()) await choice.first().click();
  else await page.getByRole('dialog').getByRole('combobox').selectOption({ label: found.title });
  await button('Als Grundlage übernehmen').click();
}

/** Presses a button and reads the file that it gives away under this name. */
async function saved(name: string, file: RegExp): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download', (download) => file.test(download.suggestedFilename())),
    button(name).click(),
  ]);
  return readFileSync(await download.path());
}

/** Goes on with Tab until something with this name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : element;
      return label?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    });
    if (focused.startsWith(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

describe('a scenario', () => {
  test('is built by keyboard alone: steps, a question with a branch, a move that is announced', async () => {
    await button('Schritt hinzufügen').focus();
    for (const [what, who] of [
      ['wählt die 110', 'Betroffene Person'],
      ['lädt ein', 'Geschäftsführung'],
    ] as const) {
      await tabTo('Schritt hinzufügen');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('fieldset.row') !== null)).toBe(true);
      await tabTo('Was');
      while (!(await page.evaluate(() => document.activeElement?.id.endsWith('-what')))) {
        await page.keyboard.press('Tab');
        await tabTo('Was');
      }
      await page.keyboard.type(what);
      await page.keyboard.press('Tab');
      await page.keyboard.type(who);
    }
    await expect.poll(drawn).toContain('wählt die');
    await expect.poll(() => page.locator('.preview').textContent()).toContain('Geschäftsführung: lädt ein');
    const up = page.getByRole('button', { name: 'Nach oben Schritt 2: lädt ein' });
    await up.focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.workbench [role="status"]').first().textContent())
      .toContain('Schritt 1: lädt ein steht jetzt an Stelle 1 von 2');
    await page.getByRole('button', { name: 'Danach einfügen Schritt 1: lädt ein' }).press('Enter');
    await expect.poll(() => page.locator('fieldset.row.cards').count()).toBe(3);
    await page.locator('#werkbank').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.locator('fieldset.row.cards').count()).toBe(2);
  });

  test('plays the criteria through: nothing without consent, then the rule', async () => {
    await take('Tätlicher Übergriff');
    const trial = page.locator('.trial');
    await trial.locator('summary').click();
    const verdict = trial.locator('.verdict');
    await expect.poll(() => verdict.textContent()).toContain('Die Gruppe erfährt nichts');
    await trial.getByLabel('politische Dimension').check();
    await expect.poll(() => verdict.textContent()).toContain('Die Gruppe erfährt nichts');
    await trial.getByLabel('Die betroffene Person ist einverstanden', { exact: false }).check();
    await expect.poll(() => verdict.textContent()).toContain('Die Gruppe wird nur informiert');
    await trial.getByLabel('Relevanz für die Presse').check();
    await expect.poll(() => verdict.textContent()).toContain('Die Gruppe kommt zusammen');
    expect(await axeFaults(page, { inside: '.workbench' })).toEqual([]);
  });

  test('draws lanes by actor or by phase, as it is chosen', async () => {
    await take('Bedrohung');
    await expect.poll(drawn).toContain('Pressestelle');
    await page.getByLabel('nach Phasen').check();
    await expect.poll(drawn).toContain('Erste 24 Stunden');
    expect((await drawn()).replace(/\s/g, '')).toContain('Opferberatung:berätsie');
  });

  test('gives its picture away as SVG, as PNG and as Mermaid source', async () => {
    await take('Bedrohung');
    await expect.poll(drawn).toContain('Pressestelle');
    await button('Mermaid-Quelltext kopieren').click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toContain('flowchart');
    expect(await copied()).toContain('einverstanden');
    // On paper a long scenario is drawn in parts; the file holds it whole.
    const svg = await saved('Diagramm als SVG herunterladen', /-diagramm\.svg$/);
    expect(svg.toString()).toMatch(/^<svg[\s\S]*<title>[\s\S]*Pressestelle[\s\S]*Ende/);
    const png = await saved('Diagramm als PNG herunterladen', /-diagramm\.png$/);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    await button('Diagramm groß zeigen').click();
    const large = page.getByRole('dialog', { name: 'Diagramm: Gegenstand vor der Haustür' });
    await expect.poll(() => large.getByRole('img').count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => large.count()).toBe(0);
    const sheet = await saved('Alarmblatt als PDF herunterladen', /^abstimmungstermin-.+-alarmblatt\.pdf$/);
    expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
    const card = await saved('Faltkarte A6 als PDF herunterladen', /^abstimmungstermin-.+-faltkarte\.pdf$/);
    expect(card.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

test('Mermaid itself reads the source of every scenario, hostile ones too', async () => {
  const values = [
    ...scenario.samples.map((sample) => sample.values),
    emptyValues(scenario.fields),
    extremeValues(scenario.fields),
  ];
  const sources = values.flatMap((each) => {
    const { flow, title } = scenario.flow?.(each) ?? { flow: { lanes: [], steps: [] }, title: '' };
    return flow.steps.length === 0 ? [] : [toMermaid(flow, title)];
  });
  const hostile = [
    '"',
    ']',
    '-->',
    '<script>alert(1)</script>',
    'end',
    '%%{init: {}}%%',
    'x'.repeat(10_000),
    '👩🏽‍🚒',
    'שלום‮',
    '#quot;',
    '`',
    '\n\n',
  ];
  sources.push(
    ...hostile.map((text) =>
      toMermaid(
        { lanes: [text], steps: [{ id: text, lane: text, text, kind: 'decision', next: '', otherwise: text }] },
        text,
      ),
    ),
  );
  // A page of its own, without the policy of the site: only Mermaid's parser runs there.
  const parser = await reader({ bypassCSP: true });
  await parser.page.goto('about:blank');
  await parser.page.addScriptTag({ content: readFileSync('node_modules/mermaid/dist/mermaid.min.js', 'utf8') });
  const refused = await parser.page.evaluate(async (sources) => {
    const { mermaid } = window as unknown as { mermaid: { parse(source: string): Promise<unknown> } };
    const errors: string[] = [];
    for (const source of sources) {
      try {
        await mermaid.parse(source);
      } catch (error) {
        errors.push(`${error}: ${source.slice(0, 200)}`);
      }
    }
    return errors;
  }, sources);
  await parser.close();
  expect(sources.length).toBeGreaterThan(15);
  expect(refused).toEqual([]);
});
