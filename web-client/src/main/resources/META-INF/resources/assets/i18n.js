// The reader's language: Chinese unless English was chosen, remembered in this browser.
import { recall, remember } from './memory.js';
import zh from './zh.js';

/** @typedef {'zh' | 'en'} Language */
/** @typedef {keyof typeof zh} Key */
/** @typedef {Record<string, string>} Messages */

const STORED = 'chengxin.language';

/** @type {Language} */
export let language = 'zh';

/** @type {Messages} */
let messages = zh;

/** Loads the language chosen before. */
export async function loadLanguage() {
  await setLanguage(recall('localStorage', STORED) === 'en' ? 'en' : 'zh');
}

/** @param {Language} chosen */
export async function chooseLanguage(chosen) {
  remember('localStorage', STORED, chosen);
  await setLanguage(chosen);
}

/** @param {Language} chosen */
async function setLanguage(chosen) {
  messages = chosen === 'en' ? (await import('./en.js')).default : zh;
  language = chosen;
  document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN';
}

/**
 * @param {Key} key
 * @param {Record<string, string | number>} [values] for the `{name}` in the text
 */
export function t(key, values = {}) {
  return messages[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * The word for a code of the contract; the code itself where there is none, so that a new code shows rather than vanishes.
 * @param {string} group @param {string | undefined} code
 */
export function word(group, code) {
  return messages[`${group}.${code}`] ?? code ?? '';
}

/** Puts the texts into elements that name them: `data-t`, and `data-t-…` for an attribute. @param {ParentNode} root */
export function translate(root) {
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name === 'data-t') {
        element.textContent = t(/** @type {Key} */ (value));
      } else if (name.startsWith('data-t-')) {
        element.setAttribute(name.slice('data-t-'.length), t(/** @type {Key} */ (value)));
      }
    }
  }
}

const HAN = /\p{Script=Han}/u;

/** The `lang` of a text that comes from the service: law and names stay Chinese on an English page. @param {string} text */
export function langOf(text) {
  return language === 'en' && HAN.test(text) ? 'zh' : undefined;
}

/** `2026-03-10` in words; what is no day stays as it is. @param {string} day */
export function day(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.valueOf())
    ? day
    : new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** A year or a quarter in words. @param {string} period */
export function period(period) {
  const [, year, quarter] = /^(\d{4})(?:-Q([1-4]))?$/.exec(period) ?? [];
  if (!year) {
    return period;
  }
  return quarter ? t('period.quarter', { year, quarter: word('quarter', quarter) }) : t('period.year', { year });
}

/** A number as the service has it, with a real minus sign. @param {number} number */
export function figure(number) {
  return String(number).replace('-', '−');
}

/** Today in the region. */
export function today() {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
