// The explanations are prose, once in each language; only the chosen one shows.
import { language } from './i18n.js';
import { start, title } from './shell.js';

await start(() => {
  title();
  for (const article of document.querySelectorAll('[data-language]')) {
    /** @type {HTMLElement} */ (article).hidden = /** @type {HTMLElement} */ (article).dataset.language !== language;
  }
});
