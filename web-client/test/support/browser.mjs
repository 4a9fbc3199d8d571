// One real browser against one real service, both named by the environment: a test that cannot run has failed.
import { chromium } from 'playwright-core';
import { createClient } from '../../src/main/resources/META-INF/resources/lib/chengxin.js';

/** @import { Browser, BrowserContextOptions, Page } from 'playwright-core' */

export const baseUrl = new URL(needed('BASE_URL', 'the address of the running service'));
export const client = createClient({ baseUrl: new URL('/api/v1', baseUrl) });

/** @returns {Promise<Browser>} */
export function launch() {
  return chromium.launch({
    executablePath: needed('CHROMIUM', 'the path of the browser'),
    args: ['--no-sandbox', '--disable-dev-shm-usage']
  });
}

/**
 * A page in a context of its own that fails the test on any script error or breach of the content security policy.
 * @param {Browser} browser
 * @param {BrowserContextOptions & { language?: 'zh' | 'en' }} [options]
 * @returns {Promise<{ page: Page, faults: string[], close: () => Promise<void> }>}
 */
export async function open(browser, { language = 'zh', ...options } = {}) {
  const context = await browser.newContext({ baseURL: baseUrl.href, viewport: { width: 1180, height: 900 }, ...options });
  await context.addInitScript(chosen => {
    if (localStorage.getItem('chengxin.language') === null) {
      localStorage.setItem('chengxin.language', chosen);
    }
  }, language);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  /** @type {string[]} */
  const faults = [];
  page.on('pageerror', error => faults.push(String(error.stack)));
  page.on('console', message => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  return { page, faults, close: () => context.close() };
}

/** @param {Page} page @param {string} path */
export async function visit(page, path) {
  await page.goto(path);
  await settled(page);
}

/** Until the page's script has run and whatever it asked for is shown. @param {Page} page */
export async function settled(page) {
  await page.waitForFunction(() => document.documentElement.dataset.shown && !document.querySelector('[aria-busy="true"]'));
}

/** @param {string} name @param {string} meaning */
function needed(name, meaning) {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: it is ${meaning}, without it the pages cannot be tested`);
  }
  return value;
}
