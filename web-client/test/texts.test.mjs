// The words of the pages: both languages whole, the static HTML the same as the dictionary, nothing missing, nothing left over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import en from '../src/main/resources/META-INF/resources/assets/en.js';
import zh from '../src/main/resources/META-INF/resources/assets/zh.js';

const ROOT = fileURLToPath(new URL('../src/main/resources/META-INF/resources/', import.meta.url));
const PAGES = readdirSync(ROOT).filter(name => name.endsWith('.html'));
const SCRIPTS = readdirSync(`${ROOT}assets`).filter(name => name.endsWith('.js') && !['zh.js', 'en.js'].includes(name));

/** The groups whose keys are made from codes of the contract. */
const WORDS = /^(kind|status|role|evaluation|legalStatus|list|effect|flag|type|fact|value|schema|quarter|conditionsNote|cause)\./;

/** @type {Record<string, string>} */
const chinese = zh;
/** @type {Record<string, string>} */
const english = en;

/** @param {string} name */
const read = name => readFileSync(ROOT + name, 'utf8');

describe('dictionaries', () => {
  it('have the same keys', () => {
    assert.deepEqual(Object.keys(english).sort(), Object.keys(chinese).sort());
  });

  it('have the same places for values', () => {
    const places = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(chinese)) {
      assert.deepEqual(places(english[key]), places(chinese[key]), key);
    }
  });

  it('have every key that pages and scripts name, and no other', () => {
    const named = new Set();
    for (const page of PAGES) {
      for (const [, key] of read(page).matchAll(/data-(?:t|title|t-[a-z-]+)="([^"]+)"/g)) {
        named.add(key);
      }
    }
    const scripts = SCRIPTS.map(name => read(`assets/${name}`)).join('\n');
    for (const key of Object.keys(chinese)) {
      if (WORDS.test(key) || scripts.includes(`'${key}'`)) {
        named.add(key);
      }
    }
    assert.deepEqual([...named].sort(), Object.keys(chinese).sort());
  });
});

describe('pages', () => {
  it('are four', () => assert.equal(PAGES.length, 4));

  for (const page of PAGES) {
    it(`${page} says in its HTML what the Chinese dictionary says`, () => {
      const html = read(page);
      for (const [, key, text] of html.matchAll(/data-t="([^"]+)"[^>]*>([^<]*)</g)) {
        assert.equal(text, chinese[key], key);
      }
      for (const [, text, key] of html.matchAll(/aria-label="([^"]+)" data-t-aria-label="([^"]+)"/g)) {
        assert.equal(text, chinese[key], key);
      }
      const [, key] = /data-title="([^"]+)"/.exec(html) ?? [];
      assert.equal(/<title>([^<]*)</.exec(html)?.[1], chinese[key]);
    });
  }

  it('have one head and one foot', () => {
    const parts = PAGES.map(page => {
      const html = read(page).replaceAll(' aria-current="page"', '');
      return { head: /<body>[^]*?<div id="errors"/.exec(html)?.[0], foot: /<\/main>[^]*/.exec(html)?.[0] };
    });
    for (const part of parts) {
      assert.deepEqual(part, parts[0]);
    }
  });

  it('explain the same in both languages, heading by heading', () => {
    const [zhTags, enTags] = ['zh', 'en'].map(language => {
      const article = new RegExp(`data-language="${language}"[^>]*>([^]*?)</article>`).exec(read('about.html'))?.[1] ?? '';
      return [...article.matchAll(/<(h\d|p|li|dt|dd|pre)\b/g)].map(([, tag]) => tag);
    });
    assert.ok(zhTags.length > 20);
    assert.deepEqual(enTags, zhTags);
  });
});
