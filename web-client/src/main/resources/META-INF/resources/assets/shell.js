// What every page has: the client, the language button, what a failure looks like.
import { createClient, GoneError, NetworkError, NotFoundError, ProblemError, RateLimitError, TimeoutError } from '../lib/chengxin.js';
import { byId, h, put } from './dom.js';
import { chooseLanguage, langOf, language, loadLanguage, t, translate } from './i18n.js';

/** @import { Key } from './i18n.js' */

/** The service is where the pages are, also below a path. */
export const client = createClient({ baseUrl: new URL('api/v1', document.baseURI), language: () => language });

/**
 * Shows the page, and again whenever the language changes.
 * @param {() => void | Promise<void>} render
 */
export async function start(render) {
  await loadLanguage();
  const button = byId('language');
  button.addEventListener('click', async () => {
    await chooseLanguage(language === 'zh' ? 'en' : 'zh');
    await show();
    say(t('language.now'));
  });
  await show();

  async function show() {
    translate(document);
    button.textContent = language === 'zh' ? 'English' : '中文';
    button.lang = language === 'zh' ? 'en' : 'zh-CN';
    await render();
    document.documentElement.dataset.shown = language;
  }
}

/** The conditions in the address that the page shows. */
let shown = location.search;

/** Gives what the page shows next an address of its own. @param {string | URL} address */
export function goTo(address) {
  history.pushState(null, '', address);
  shown = location.search;
}

/** Shows again what an earlier address asks for; a step within the page, such as to a field, is none. @param {() => void} render */
export function onReturn(render) {
  addEventListener('popstate', () => {
    if (location.search !== shown) {
      shown = location.search;
      render();
    }
  });
}

/** @param {string} [name] what the page is about, before the page's own title */
export function title(name) {
  const own = t(/** @type {Key} */ (document.documentElement.dataset.title));
  document.title = name ? `${name} · ${own}` : own;
}

/** Tells those who do not see the page what has changed. @param {string} text */
export function say(text) {
  byId('live').textContent = text;
}

/**
 * @typedef {object} Failure
 * @property {string} heading
 * @property {{ text: string, field?: string }[]} faults each with the id of the field to correct, where it is one
 * @property {boolean} [retry] whether the same again may succeed
 */

/**
 * A failure in words, with what the service said about it.
 * @param {unknown} error
 * @param {Key} [absent] the words for what is not there
 * @returns {Failure}
 */
export function explain(error, absent) {
  if (error instanceof NotFoundError) {
    return { heading: t('error.notFound'), faults: [{ text: absent ? t(absent) : error.message }] };
  }
  if (error instanceof GoneError) {
    return { heading: t('error.gone'), faults: [{ text: error.message }] };
  }
  if (error instanceof RateLimitError) {
    return { heading: t('error.tooMany'), faults: [{ text: error.message }], retry: true };
  }
  if (error instanceof ProblemError) {
    const faults = error.errors.map(({ pointer = '', code = '', detail = code }) => ({ text: detail, field: fieldOf(pointer) }));
    return {
      heading: t(error.status < 500 ? 'error.input' : 'error.service'),
      faults: faults.length > 0 ? faults : [{ text: error.message }],
      retry: error.status >= 500
    };
  }
  if (error instanceof NetworkError || error instanceof TimeoutError) {
    return { heading: t('error.network'), faults: [{ text: t('error.networkHelp') }], retry: true };
  }
  console.error(error);
  return { heading: t('error.service'), faults: [{ text: t('error.unexpected') }], retry: true };
}

/** The field of this page that a query parameter comes from. @param {string} pointer */
function fieldOf(pointer) {
  const name = pointer.replace(/^.*\//, '');
  return document.getElementById(name)?.matches('input, select') ? name : undefined;
}

/**
 * The box at the top that says what went wrong and takes the focus.
 * @param {Failure} failure
 * @param {() => void} [again] repeats the attempt
 */
export function fail({ heading, faults, retry }, again) {
  const box = byId('errors');
  put(
    box,
    h('h2', { id: 'errors-title' }, heading),
    h(
      'ul',
      {},
      faults.map(({ text, field }) => h('li', { lang: langOf(text) }, field ? h('a', { href: `#${field}` }, text) : text))
    ),
    retry && again && h('button', { type: 'button', onclick: again }, t('error.again'))
  );
  for (const { field } of faults) {
    field && byId(field).setAttribute('aria-invalid', 'true');
  }
  box.hidden = false;
  box.focus();
}

export function noFault() {
  const box = byId('errors');
  box.hidden = true;
  put(box);
  for (const field of document.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
  }
}
