// How a grade came about, and what becomes of it: fetched when a reader opens it.
import { items } from '../lib/chengxin.js';
import { h, put } from './dom.js';
import { cite, law } from './evaluation.js';
import { day, period, t, word } from './i18n.js';
import { scoreWords } from './points.js';
import { client, explain } from './shell.js';

/** @import { Forecast, ForecastChange, GradeEvent, RepairOutlook, Sector } from '../lib/contract.js' */

const MOST = 200;

/** @typedef {{ status: string, grade?: string, score?: number }} State */

/**
 * What a card has besides today's grade.
 * @param {string} id the subject's @param {Sector} sector @param {AbortSignal} signal
 */
export function course(id, sector, signal) {
  return h(
    'div',
    { class: 'part course' },
    later('history.title', async () => history(await events(id, sector, signal), sector)),
    later('forecast.title', async () => forecast(await client.forecast(id, sector.id, {}, { signal }), sector)),
  );
}

/**
 * Something that is fetched once it is opened; after a failure, once it is opened again.
 * @param {'history.title' | 'forecast.title'} title @param {() => Promise<Node[]>} make
 */
function later(title, make) {
  const inside = h('div', { 'aria-live': 'polite' });
  let begun = false;
  return h(
    'details',
    {
      ontoggle: async (/** @type {{ currentTarget: HTMLDetailsElement }} */ { currentTarget: details }) => {
        if (!details.open || begun) return;
        begun = true;
        put(inside, h('p', { class: 'hint' }, t('course.loading')));
        try {
          put(inside, await make());
        } catch (error) {
          begun = false;
          put(inside, h('p', { class: 'note' }, explain(error).heading));
        }
      }
    },
    h('summary', {}, t(title)),
    inside
  );
}

/** @param {string} id @param {Sector} sector @param {AbortSignal} signal */
async function events(id, sector, signal) {
  /** @type {GradeEvent[]} */
  const all = [];
  for await (const event of items(cursor => client.history(id, sector.id, { limit: MOST, cursor }, { signal }))) {
    all.push(event);
  }
  return all.reverse();
}

/** @param {GradeEvent[]} all @param {Sector} sector */
function history(all, sector) {
  return [
    h('p', { class: 'hint' }, t('history.hint')),
    all.length > 0
      ? h('ol', { class: 'course' }, all.map(event => h('li', {}, when(event.on), event.kind === 'period' ? closed(event, sector) : changed(event, sector))))
      : h('p', {}, t('history.none'))
  ];
}

/** @param {GradeEvent} event @param {Sector} sector */
function closed(event, sector) {
  return h('b', {}, t('history.closed', { period: period(event.period ?? ''), grade: state(event, sector) }));
}

/** @param {GradeEvent} event @param {Sector} sector */
function changed(event, sector) {
  const records = (event.records?.length ?? 0) + (event.undisclosed ?? 0);
  return h(
    'div',
    {},
    h('b', {}, event.before ? t('history.from', { before: state(event.before, sector), after: state(event, sector) }) : state(event, sector)),
    h('p', { class: 'hint' }, word('cause', event.cause), records > 1 ? t('history.records', { count: records }) : '')
  );
}

/** @param {Forecast} told @param {Sector} sector */
function forecast({ changes, repairs, until }, sector) {
  return [
    h('p', { class: 'hint' }, t('forecast.hint', { until: day(until) })),
    changes.length > 0
      ? h('ol', { class: 'course' }, changes.map(change => h('li', {}, when(change.on), foretold(change, sector))))
      : h('p', {}, t('forecast.none')),
    repairs.length > 0 && h('h3', {}, t('outlook.title')),
    repairs.length > 0 && h('ul', { class: 'course' }, repairs.map(outlook => h('li', {}, repair(outlook, sector))))
  ].filter(part => part instanceof Node);
}

/** @param {ForecastChange} change @param {Sector} sector */
function foretold(change, sector) {
  return h('div', {}, h('b', {}, state(change, sector)), h('p', {}, law(change.why), cite(change.citation)));
}

/** @param {RepairOutlook} outlook @param {Sector} sector */
function repair({ record, from, blockedBy, papers, after }, sector) {
  return h(
    'div',
    {},
    h('p', {}, h('span', { class: 'code' }, record), t('colon'), h('b', {}, from ? t('outlook.from', { day: day(from) }) : t('outlook.never'))),
    blockedBy.length > 0 && h('ul', { class: 'cited' }, blockedBy.map(({ text, citation }) => h('li', {}, law(text), cite(citation)))),
    papers.length > 0 && h('p', {}, t('outlook.papers'), t('colon'), law(papers.map(paper => paper.text).join(t('comma')))),
    after && h('p', {}, t('outlook.after', { state: state(after, sector) }))
  );
}

/** @param {string} on */
function when(on) {
  return h('time', { datetime: on }, day(on));
}

/** A grade with its score, in words. @param {State} given @param {Sector} sector */
function state({ status, grade, score }, sector) {
  const words = grade ? t('grade.name', { grade }) : word('evaluation', status);
  return score === undefined ? words : `${words}${t('comma')}${scoreWords(sector.id, score)}`;
}
