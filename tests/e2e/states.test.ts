/** What a page becomes once somebody works with it: every view and dialog for axe, in light and dark, wide and at 400 %; and the keyboard's place. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { closeBrowser, type Reader, reader, visit } from './site.ts';

let open: Reader;
let page: Page;
beforeEach(async () => {
  open = await reader({ acceptDownloads: true });
  page = open.page;
});
afterEach(async () => {
  expect(open.errors).toEqual([]);
  await open.close();
});
afterAll(closeBrowser);

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** @param rules all where none is named. What is skipped while it is out of sight has no size yet. */
async function axe(where: string, rules?: string[]): Promise<string[]> {
  const look = { inside: '.workbench-place', except: '.blocks > :nth-child(n + 3)' };
  return (await axeFaults(page, rules ? { ...look, rules } : look)).map((fault) => `${where}, ${fault}`);
}

/** Everything wrong with what is on the screen: all rules in the light theme, and nothing sticks out at 400 % zoom. */
async function faults(where: string): Promise<string[]> {
  const light = await axe(where);
  await page.setViewportSize({ width: 320, height: 256 });
  const beyond = await page.evaluate(() =>
    document.documentElement.scrollWidth > 320
      ? [...document.querySelectorAll('main *')]
          .filter((each) => each.getBoundingClientRect().right > 321 && !each.closest('.paper, table'))
          .slice(0, 3)
          .map((each) => `too wide: ${each.outerHTML.slice(0, 120)}`)
      : [],
  );
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...light, ...beyond.map((each) => `${where}, ${each}`)];
}

/** The same, and contrast in the dark theme and targets at 400 % zoom. */
async function allFaults(where: string): Promise<string[]> {
  const light = await faults(where);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 740 });
  const dark = await axe(`${where}, dark`, ['color-contrast', 'target-size', 'scrollable-region-focusable']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  return [...light, ...dark];
}

/** What has the focus, by its own words. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return 'nothing';
    const [label] = 'labels' in activeElement ? [...(activeElement.labels as NodeListOf<HTMLElement>)] : [];
    const legend = activeElement.querySelector(':scope > legend');
    return (label ?? legend ?? activeElement).textContent?.trim().replace(/\s+/g, ' ') ?? '';
  });

async function begin(): Promise<void> {
  await visit(page, '/arbeitsbuch/');
  await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
  await button('Neues Arbeitsbuch beginnen').click();
  await page.getByRole('heading', { name: 'Der Weg' }).waitFor();
}

async function go(chapter: string | RegExp): Promise<void> {
  const name = typeof chapter === 'string' ? { name: chapter, exact: true } : { name: chapter };
  await page.getByRole('navigation', { name: 'Arbeitsbuch' }).getByRole('link', name).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('blatt');
}

async function takeSample(): Promise<void> {
  await button('Beispiel ansehen').click();
  await button('Als Grundlage übernehmen').click();
}

describe('nothing is wrong for anybody', () => {
  test('with the dialogs of a template, and the focus comes back from them', async () => {
    await visit(page, '/vorlagen/selbstverstaendnis/');
    await button('Beispiel ansehen').focus();
    await page.keyboard.press('Enter');
    expect(await faults('sample')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Beispiel ansehen');
    await takeSample();
    await button('Weitergabe ohne Namen und Kontaktdaten').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await allFaults('share')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('Weitergabe ohne Namen und Kontaktdaten');
  });

  test('in the views of a workbook', async () => {
    await begin();
    await go('Sitzplan');
    await takeSample();
    await go(/^Notfallszenarien/);
    await button('Leeres Szenario beginnen').click();
    await page.getByLabel('Name des Szenarios').fill('Gegenstand vor der Tür');
    const all: string[] = [];
    for (const chapter of [
      'Der Weg',
      'Die Gruppe',
      'Sitzplan',
      /^Notfallszenarien/,
      'Sitzungen',
      'Sichern',
      'Andere Stände',
      'Mitnehmen',
      'Entfernen und löschen',
    ]) {
      await go(chapter);
      all.push(...(await faults(String(chapter))));
    }
    await go('Sichern');
    await button('Sechs Wörter vorschlagen').click();
    await button('Blatt zum Versiegeln').click();
    all.push(...(await allFaults('sheet to seal')));
    expect(all).toEqual([]);
  });

  test('in the parts of a session, and while it runs', async () => {
    await begin();
    await go('Sitzplan');
    await takeSample();
    await go('Sitzungen');
    await button('Sitzung planen').click();
    const select = page.getByLabel('Ausgehen von');
    await expect.poll(() => select.textContent()).toContain('Kennenlernen');
    const label = await select.getByRole('option').filter({ hasText: 'Kennenlernen' }).first().textContent();
    await select.selectOption({ label: label ?? '' });
    await page.getByLabel('Tag', { exact: true }).fill('2027-10-12');
    await button('Sitzung anlegen').click();
    await page.locator('.block').first().waitFor();
    await page
      .getByRole('button', { name: /^Bearbeiten/ })
      .first()
      .click();
    await button('Methoden danebenlegen').click();
    const all = await allFaults('plan');
    for (const part of ['Einladen', 'Protokoll', 'Mitnehmen', 'Durchführen']) {
      await page.getByRole('navigation', { name: 'Diese Sitzung' }).getByRole('button', { name: part }).click();
      await page.waitForFunction(() => document.querySelectorAll('.sessions > *').length > 2);
      all.push(...(await faults(part)));
    }
    await button('Sitzung starten').click();
    await page.locator('dialog.live h2').waitFor();
    all.push(...(await allFaults('live')));
    expect(all).toEqual([]);
  });
});

describe('the keyboard keeps its place', () => {
  test('where an answer is taken back and its button goes', async () => {
    await visit(page, '/vorlagen/selbstverstaendnis/');
    await page
      .getByRole('button', { name: /^Auswahl aufheben.+Moderation|^Auswahl aufheben/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toMatch(/^(?!nothing).+/);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('fieldset');
  });

  test('where something is removed, closed or locked', async () => {
    await begin();
    await go(/^Notfallszenarien/);
    await button('Leeres Szenario beginnen').click();
    await page.getByLabel('Name des Szenarios').fill('Probe');
    await go(/^Notfallszenarien/);
    await button('Entfernen Probe').focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Notfallszenarien');
    await button('Schließen').focus();
    await page.keyboard.press('Enter');
    await button('Ohne Sichern schließen').focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Anfangen oder weitermachen');

    await page.getByLabel('Ort der Gruppe').fill('Musterstadt');
    await button('Neues Arbeitsbuch beginnen').click();
    await go('Sichern');
    await page
      .getByLabel('Arbeitsbuch-Passphrase', { exact: true })
      .fill('heirat pumpwerk miteinander werkhalle daheim einpacken');
    await page.getByLabel(/^Ich habe sie aufgeschrieben/).check();
    await button('In diesem Browser sichern').focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('In diesem Browser');
    await button('Sperren').focus();
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Arbeitsbuch-Passphrase');
    expect(await allFaults('locked')).toEqual([]);
  });
});
