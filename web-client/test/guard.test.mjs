// What the pages must not do, read off the files themselves.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const MODULE = fileURLToPath(new URL('..', import.meta.url));
const ROOT = `${MODULE}src/main/resources/META-INF/resources/`;
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(name => /\.\w+$/.test(name));

/** @param {RegExp} kind */
const files = kind => FILES.filter(name => kind.test(name)).map(name => ({ name, text: readFileSync(ROOT + name, 'utf8') }));

describe('scripts', () => {
  const scripts = files(/\.js$/);

  it('are there', () => assert.ok(scripts.length > 10));

  for (const { name, text } of scripts) {
    it(`${name} makes no markup from data and runs no text as code`, () => {
      assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|\beval\b|new Function|javascript:/);
    });
  }
});

describe('pages', () => {
  for (const { name, text } of files(/\.html$/)) {
    it(`${name} has no inline script or style and nothing from elsewhere`, () => {
      assert.match(text, /http-equiv="Content-Security-Policy" content="default-src 'self';[^"]*require-trusted-types-for 'script'"/);
      assert.doesNotMatch(text, /<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:)?\/\//);
      assert.doesNotMatch(text, /<script(?![^>]*\ssrc=)/);
      assert.match(text, /<html lang="zh-CN"/);
    });
  }

  for (const { name, text } of files(/\.css$/)) {
    it(`${name} loads nothing`, () => assert.doesNotMatch(text, /@import|url\(/));
  }
});

describe('package', () => {
  const lock = readFileSync(`${MODULE}package-lock.json`, 'utf8');
  const manifest = JSON.parse(readFileSync(`${MODULE}package.json`, 'utf8'));

  it('pins every tool exactly and names no download host', () => {
    for (const [tool, version] of Object.entries(manifest.devDependencies)) {
      assert.match(String(version), /^\d+\.\d+\.\d+$/, tool);
    }
    assert.equal(manifest.dependencies, undefined);
    assert.doesNotMatch(lock, /"resolved"|https?:\/\/(?!opencollective|github\.com\/sponsors)/);
  });

  it('exports the client library', async () => {
    const { createClient } = await import(new URL(manifest.exports['.'].default, new URL('../', import.meta.url)).href);
    assert.equal(typeof createClient, 'function');
  });
});
