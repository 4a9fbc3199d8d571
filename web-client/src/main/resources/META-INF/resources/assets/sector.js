// A sector's rules to browse: its scale, its provisions, its measures, its types of record. Without a sector, all of them.
import { pages } from '../lib/chengxin.js';
import { byId, h, put } from './dom.js';
import { byCitation, cite, entry, groupBy, law, measureGroup } from './evaluation.js';
import { draftBadge, mark } from './grade.js';
import { day, t, word } from './i18n.js';
import { pointWords } from './points.js';
import { client, explain, fail, noFault, start, title } from './shell.js';

/** @import { JsonSchema, Measure, Page, Provision, RecordType, Sector } from '../lib/contract.js' */

const content = byId('content');
let running = new AbortController();

await start(render);

async function render() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const id = new URLSearchParams(location.search).get('id') ?? '';
  title();
  noFault();
  content.setAttribute('aria-busy', 'true');
  try {
    await (id === '' ? showAll(signal) : showOne(id, signal));
    arrive();
  } catch (error) {
    if (!signal.aborted) {
      fail(explain(error, 'error.sector'), render);
    }
  } finally {
    if (!signal.aborted) {
      content.removeAttribute('aria-busy');
    }
  }
}

/** @param {AbortSignal} signal */
async function showAll(signal) {
  const [{ items: sectors }, measures] = await Promise.all([
    client.sectors({ signal }),
    whole(cursor => client.generalMeasures({ cursor }, { signal }))
  ]);
  put(byId('name'), t('sectors.h1'));
  put(
    content,
    h('p', { class: 'lead' }, t('sectors.lead')),
    sectors
      .filter(sector => sector.enabled)
      .map(sector =>
        h(
          'section',
          { class: 'card', 'aria-labelledby': sector.id },
          h('header', {}, h('h2', { id: sector.id }, h('a', { href: `?${new URLSearchParams({ id: sector.id })}` }, law(sector.name))), draftBadge(sector.legalStatus)),
          scale(sector)
        )
      ),
    h('section', { 'aria-labelledby': 'general' }, h('h2', { id: 'general' }, t('general.title')), h('p', {}, t('general.lead')), [...byCitation(measures)].map(([article, group]) => measureGroup(article, group, false)))
  );
}

/** @param {string} id @param {AbortSignal} signal */
async function showOne(id, signal) {
  const [sector, provisions, measures, types] = await Promise.all([
    client.sector(id, { signal }),
    whole(cursor => client.provisions(id, { cursor }, { signal })),
    whole(cursor => client.measures(id, { cursor }, { signal })),
    whole(cursor => client.recordTypes(id, { cursor }, { signal }))
  ]);
  put(byId('name'), law(sector.name), ' ', draftBadge(sector.legalStatus));
  title(sector.name);
  put(
    content,
    sector.legalStatus === 'draft' && h('p', { class: 'note' }, t('draft.note')),
    h('dl', { class: 'basis' }, entry('sector.legalStatus', word('legalStatus', sector.legalStatus)), entry('sector.ruleSet', h('span', { class: 'code' }, sector.ruleSet))),
    contents(),
    h('section', { 'aria-labelledby': 'scale' }, h('h2', { id: 'scale' }, t('scale.title')), scale(sector)),
    provisionSection(id, provisions),
    measureSection(measures),
    h('section', { 'aria-labelledby': 'types' }, h('h2', { id: 'types' }, t('types.title')), h('p', {}, t('types.lead')), types.map(recordType))
  );
}

/**
 * @template T
 * @param {(cursor?: string) => Promise<Page<T>>} fetchPage
 * @returns {Promise<T[]>}
 */
async function whole(fetchPage) {
  const all = [];
  for await (const page of pages(fetchPage)) {
    all.push(...page.items);
  }
  return all;
}

function contents() {
  return h(
    'nav',
    { class: 'contents', 'aria-label': t('contents') },
    h(
      'ul',
      {},
      h('li', {}, h('a', { href: '#scale' }, t('scale.title'))),
      h('li', {}, h('a', { href: '#provisions' }, t('provisions.title'))),
      h('li', {}, h('a', { href: '#measures' }, t('measures.title'))),
      h('li', {}, h('a', { href: '#types' }, t('types.title')))
    )
  );
}

/** @param {Sector} sector */
function scale({ gradeScale }) {
  return h('ol', { class: 'legend' }, gradeScale.map(step => h('li', {}, mark(step.grade, gradeScale), h('span', {}, h('b', {}, t('grade.name', { grade: step.grade })), ' ', law(step.meaning), step.citation && cite(step.citation)))));
}

/** @param {string} sector @param {Provision[]} provisions */
function provisionSection(sector, provisions) {
  const table = h('div', {});
  const filter = h('input', { id: 'filter', type: 'search', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'filter-hint' });
  const order = h('select', { id: 'order' }, h('option', { value: 'article' }, t('provisions.byArticle')), h('option', { value: 'points' }, t('provisions.byPoints')));
  const count = h('p', { class: 'hint', role: 'status' });
  const show = () => {
    const terms = filter.value.toLowerCase().split(/\s+/).filter(term => term !== '');
    const found = provisions.filter(one => {
      const text = [one.code, one.citation, one.indicator, one.text].join(' ').toLowerCase();
      return terms.every(term => text.includes(term));
    });
    put(count, t(found.length === 0 ? 'provisions.none' : 'provisions.count', { count: found.length, all: provisions.length }));
    put(table, order.value === 'points' ? byPoints(sector, found, terms.length > 0) : byArticle(sector, found, terms.length > 0));
  };
  filter.addEventListener('input', show);
  order.addEventListener('change', show);
  show();
  return h(
    'section',
    { 'aria-labelledby': 'provisions' },
    h('h2', { id: 'provisions' }, t('provisions.title')),
    provisions.length === 0
      ? h('p', {}, t('provisions.empty'))
      : [
          h(
            'div',
            { class: 'fields finder' },
            h('p', {}, h('label', { for: 'filter' }, t('provisions.filter')), filter, h('span', { id: 'filter-hint', class: 'hint' }, t('provisions.filterHint'))),
            h('p', {}, h('label', { for: 'order' }, t('provisions.order')), order)
          ),
          count,
          table
        ]
  );
}

/**
 * First by article or annex, then by item with what it is about.
 * @param {string} sector @param {Provision[]} provisions @param {boolean} open
 */
function byArticle(sector, provisions, open) {
  return [...groupBy(provisions, one => /^(附件.|.*?条)/.exec(one.citation)?.[0] ?? one.citation)].map(([article, group]) =>
    provisionGroup(
      h('span', {}, law(article)),
      group.length,
      open,
      [...groupBy(group, one => one.citation)].map(([citation, item]) =>
        h(
          'div',
          { class: 'item' },
          h('h4', {}, law(citation), item[0].indicator && h('span', {}, ' ', law(item[0].indicator))),
          rows(sector, item)
        )
      )
    )
  );
}

/** @param {string} sector @param {Provision[]} provisions @param {boolean} open */
function byPoints(sector, provisions, open) {
  const sorted = provisions.toSorted((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0));
  return [...groupBy(sorted, one => worth(sector, one))].map(([points, group]) => provisionGroup(points, group.length, open, rows(sector, group, true)));
}

/** @param {Node | string} name @param {number} count @param {boolean} open @param {Node | Node[]} inside */
function provisionGroup(name, count, open, inside) {
  return h('details', { open, class: 'group' }, h('summary', {}, h('h3', {}, name), ' ', h('span', { class: 'hint' }, t('provisions.inGroup', { count }))), inside);
}

/** @param {string} sector @param {Provision[]} provisions @param {boolean} [cited] */
function rows(sector, provisions, cited = false) {
  return h(
    'ul',
    { class: 'lines' },
    provisions.map(one =>
      h(
        'li',
        { id: one.code, tabindex: -1 },
        h(
          'div',
          {},
          h('p', {}, cited && one.indicator && [law(one.indicator), h('br')], law(one.text)),
          h('p', { class: 'facts' }, h('span', { class: 'code' }, one.code), cited && cite(one.citation), one.until && h('span', {}, t('provisions.until', { day: day(one.until) })))
        ),
        h('span', { class: 'points' }, worth(sector, one))
      )
    )
  );
}

/** @param {string} sector @param {Provision} provision */
function worth(sector, { points, formula }) {
  return points === undefined ? t('points.formula', { formula: word('formula', formula) }) : pointWords(sector, points);
}

/** @param {Measure[]} measures */
function measureSection(measures) {
  return h(
    'section',
    { 'aria-labelledby': 'measures' },
    h('h2', { id: 'measures' }, t('measures.title')),
    measures.length === 0 && h('p', {}, t('measures.empty')),
    [...groupBy(measures, target)].map(([name, group]) => measureGroup(name, group, false))
  );
}

/** Whom a measure is for: the table's words, with its grades in the reader's language. @param {Measure} measure */
function target({ appliesTo = '' }) {
  return appliesTo === ''
    ? t('measures.general')
    : appliesTo.replace(/grade ([A-Z])/g, (_, grade) => t('grade.name', { grade })).replace(/ or |, /g, t('or'));
}

/** @param {RecordType} type */
function recordType({ type, title: name, facts }) {
  const properties = Object.entries(facts.properties ?? {});
  return h(
    'details',
    {},
    h('summary', {}, law(name), ' ', h('span', { class: 'code' }, type)),
    properties.length === 0
      ? h('p', {}, t('types.noFacts'))
      : h(
          'dl',
          { class: 'facts-of' },
          properties.map(([property, schema]) =>
            h(
              'div',
              {},
              h('dt', {}, h('span', { class: 'code' }, property), facts.required?.includes(property) && h('strong', { class: 'tag' }, t('types.required'))),
              h('dd', {}, law([schema.title, schema.description].filter(text => text !== undefined).join(t('colon')) || word('fact', property)), h('span', { class: 'hint' }, shape(schema)))
            )
          )
        )
  );
}

/** @param {JsonSchema} schema */
function shape({ type, enum: values, minimum, maximum, format }) {
  if (values) {
    return values.map(value => word('value', String(value))).join(t('comma'));
  }
  const range = minimum !== undefined && maximum !== undefined ? `${minimum}–${maximum}` : minimum !== undefined ? `≥ ${minimum}` : maximum !== undefined ? `≤ ${maximum}` : '';
  return [word('schema', format ?? String(type)), range].join(' ').trim();
}

/** The address may name a provision, which is there only now: its group is opened and it takes the focus. */
function arrive() {
  const sought = [...content.querySelectorAll('[id]')].find(one => `#${encodeURIComponent(one.id)}` === location.hash);
  if (!(sought instanceof HTMLElement)) {
    return;
  }
  const group = sought.closest('details');
  if (group) {
    group.open = true;
    sought.classList.add('sought');
  }
  sought.scrollIntoView({ block: group ? 'center' : 'start' });
  sought.focus({ preventScroll: true });
}
