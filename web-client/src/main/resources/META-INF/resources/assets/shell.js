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
    show();
    say(t('language.now'));
  });
  show();

  function show() {
    translate(document);
    button.textContent = language === 'zh' ? 'English' : '中文';
    button.lang = language === 'zh' ? 'en' : 'zh-CN';
    void render();
  }
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
 * A failure in words, with what the service said about it.
 * @param {unknown} error
 * @param {Key} [absent] the words for what is not there
 * @returns {{ heading: string, texts: string[], retry: boolean }}
 */
export function explain(error, absent) {
  if (error instanceof NotFoundError) {
    return { heading: t('error.notFound'), texts: [absent ? t(absent) : error.message], retry: false };
  }
  if (error instanceof GoneError) {
    return { heading: t('error.gone'), texts: [error.message], retry: false };
  }
  if (error instanceof RateLimitError) {
    return { heading: t('error.tooMany'), texts: [error.message], retry: true };
  }
  if (error instanceof ProblemError) {
    const faults = error.errors.map(fault => fault.detail ?? fault.code ?? '').filter(text => text !== '');
    return {
      heading: t(error.status < 500 ? 'error.input' : 'error.service'),
      texts: faults.length > 0 ? [...new Set(faults)] : [error.message],
      retry: error.status >= 500
    };
  }
  if (error instanceof NetworkError || error instanceof TimeoutError) {
    return { heading: t('error.network'), texts: [t('error.networkHelp')], retry: true };
  }
  console.error(error);
  return { heading: t('error.service'), texts: [t('error.unexpected')], retry: true };
}

/**
 * The box at the top that says what went wrong and takes the focus.
 * @param {{ heading: string, texts: string[], retry?: boolean }} fault
 * @param {{ again?: () => void, field?: string }} [help] what repeats the attempt; the id of the field to correct
 */
export function fail({ heading, texts, retry }, { again, field } = {}) {
  const box = byId('errors');
  put(
    box,
    h('h2', { id: 'errors-title' }, heading),
    h(
      'ul',
      {},
      texts.map(text => h('li', { lang: langOf(text) }, field ? h('a', { href: `#${field}` }, text) : text))
    ),
    retry && again && h('button', { type: 'button', onclick: again }, t('error.again'))
  );
  box.hidden = false;
  box.focus();
}

export function noFault() {
  const box = byId('errors');
  box.hidden = true;
  put(box);
}
