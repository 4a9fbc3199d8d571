// Every page through axe-core, in both languages, wide and at 360 px, light and dark.
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { after, before, describe, it } from 'node:test';
import { client, launch, open, settled } from './support/browser.mjs';
import { someEvaluation } from './support/sample.mjs';

/** @import { Browser, Page } from 'playwright-core' */

/** @type {Browser} */
let browser;
/** @type {[string, string][]} */
let pages;

before(async () => {
  browser = await launch();
  const mining = await someEvaluation('mining', one => one.status === 'graded' && one.lines.length > 0);
  const ungraded = await someEvaluation('fooddrug', one => one.status === 'ungraded');
  const { items: sectors } = await client.sectors();
  pages = [
    ['search', '/'],
    ['results', `/?q=${encodeURIComponent('有限公司')}`],
    ['filters', '/?status=active&sector=mining'],
    ['nothing found', `/?q=${encodeURIComponent('查无此名甲乙丙丁')}`],
    ['faulty search', '/?area=999999'],
    ['graded subject', `/subject.html?id=${encodeURIComponent(mining.subject.id)}`],
    ['ungraded subject', `/subject.html?id=${encodeURIComponent(ungraded.subject.id)}`],
    ['unknown subject', '/subject.html?id=911500000000000000'],
    ['sectors', '/sector.html'],
    ...sectors.map(sector => /** @type {[string, string]} */ ([`sector ${sector.id}`, `/sector.html?id=${sector.id}`])),
    ['about', '/about.html']
  ];
});
after(() => browser?.close());

const WIDE = { width: 1180, height: 900 };
const NARROW = { width: 360, height: 740 };

for (const language of /** @type {const} */ (['zh', 'en'])) {
  for (const viewport of [WIDE, NARROW]) {
    describe(`${language}, ${viewport.width} px`, () => {
      it('has no axe violation and no horizontal scrolling', () => check({ language, viewport }));
    });
  }
}
describe('dark', () => {
  it('keeps its contrast', () => check({ language: 'zh', viewport: NARROW, colorScheme: 'dark' }));
});

/** @param {Parameters<typeof open>[1]} options */
async function check(options) {
  const { page, faults, close } = await open(browser, options);
  try {
    /** @type {Record<string, unknown>} */
    const found = {};
    for (const [name, address] of pages) {
      await page.goto(address);
      await settled(page);
      const violations = await audit(page);
      if (violations.length > 0) {
        found[name] = violations;
      }
      // What is folded away is checked as well.
      await page.evaluate(() => document.querySelectorAll('details').forEach(details => (details.open = true)));
      const unfolded = await audit(page);
      if (unfolded.length > 0) {
        found[`${name}, unfolded`] = unfolded;
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > (options?.viewport?.width ?? 0)) {
        found[`${name}, width`] = width;
      }
    }
    assert.deepEqual(found, {});
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** @param {Page} page */
async function audit(page) {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  assert.ok(passes.length > 10, 'axe has looked at something');
  return violations.map((/** @type {any} */ violation) => `${violation.id}: ${violation.nodes.slice(0, 3).map((/** @type {any} */ node) => node.html).join(' | ')}`);
}
