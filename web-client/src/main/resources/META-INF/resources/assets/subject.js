// One subject: who it is, and for each sector its grade and, line by line, why.
import { items, NotFoundError } from '../lib/chengxin.js';
import { course } from './course.js';
import { byId, h, put } from './dom.js';
import { card, cite, entry, law, provisionPage } from './evaluation.js';
import { day, figure, t, word } from './i18n.js';
import { recall } from './memory.js';
import { client, explain, fail, goTo, noFault, onReturn, say, start, title } from './shell.js';

/** @import { CreditRecord, Evaluation, Provision, Sector, Subject } from '../lib/contract.js' */

const RECORDS = 50;
const COLUMNS = /** @type {const} */ (['records.day', 'records.sector', 'records.type', 'records.facts', 'records.document', 'records.state']);

const form = byId('day', HTMLFormElement);
const asOfField = byId('asOf', HTMLInputElement);
const profile = byId('profile');
const cards = byId('cards');
const more = byId('more', HTMLButtonElement);

let running = new AbortController();
/** @type {string | undefined} */
let next;

form.addEventListener('submit', event => {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.delete('asOf');
  if (asOfField.value) {
    address.searchParams.set('asOf', asOfField.value);
  }
  goTo(address);
  void render();
});
more.addEventListener('click', () => moreRecords());
onReturn(render);
backToSearch();

await start(render);

async function render() {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  const query = new URLSearchParams(location.search);
  const id = query.get('id') ?? '';
  const asOf = query.get('asOf') || undefined;
  asOfField.value = asOf ?? '';
  cards.setAttribute('aria-busy', 'true');
  title();
  noFault();
  if (id === '') {
    rest();
    fail({ heading: t('subject.noId'), faults: [{ text: t('subject.noIdHelp') }] });
    return;
  }
  try {
    const [{ items: sectors }, subject] = await Promise.all([client.sectors({ signal }), client.subject(id, { signal })]);
    showProfile(subject, sectors);
    await Promise.all([showRecords(id, sectors, signal), showCards(subject, sectors, asOf, signal)]);
  } catch (error) {
    if (!signal.aborted) {
      put(cards);
      rest();
      fail(explain(error, 'error.subject'), render);
    }
  }
}

function rest() {
  for (const part of [profile, cards]) {
    part.removeAttribute('aria-busy');
  }
}

/** @param {Subject} subject @param {Sector[]} sectors */
function showProfile(subject, sectors) {
  const name = byId('name');
  put(name, law(subject.name));
  title(subject.name);
  const place = subject.areaName ?? subject.area;
  put(
    profile,
    h(
      'dl',
      { class: 'basis' },
      subject.code && entry('subject.code', h('span', { class: 'code' }, subject.code)),
      entry('subject.kind', word('kind', subject.kind)),
      entry('subject.area', law(place)),
      entry('subject.status', word('status', subject.status)),
      sectors
        .filter(sector => subject.roles[sector.id] !== undefined)
        .map(sector => h('div', {}, h('dt', {}, law(sector.name)), h('dd', {}, law(roleName(sector, subject.roles[sector.id])))))
    )
  );
  profile.removeAttribute('aria-busy');
  form.hidden = false;
}

/**
 * @param {Subject} subject @param {Sector[]} sectors @param {string | undefined} asOf @param {AbortSignal} signal
 */
async function showCards(subject, sectors, asOf, signal) {
  const held = sectors.filter(sector => sector.enabled && subject.roles[sector.id] !== undefined);
  const made = await Promise.all(
    held.map(async sector => {
      const evaluation = await evaluationOf(subject.id, sector.id, asOf, signal);
      if (!evaluation) return undefined;
      const made = card({
        sector,
        role: roleName(sector, subject.roles[sector.id]),
        inForce: subject.grades.find(grade => grade.sector === sector.id)?.inForce,
        evaluation,
        provisions: await provisionsOf(evaluation, signal)
      });
      made.append(course(subject.id, sector, signal));
      return made;
    })
  );
  put(cards, made.some(one => one) ? made : h('p', { class: 'note' }, t('subject.noSector')));
  cards.removeAttribute('aria-busy');
  say(asOf ? t('asOf.shown', { day: day(asOf) }) : t('subject.shown', { name: subject.name }));
}

/**
 * @param {string} id @param {string} sector @param {string | undefined} asOf @param {AbortSignal} signal
 */
async function evaluationOf(id, sector, asOf, signal) {
  try {
    return await client.grade(id, sector, { asOf }, { signal });
  } catch (error) {
    if (error instanceof NotFoundError) {
      // The role ended between the two requests: there is nothing to show for it.
      return undefined;
    }
    throw error;
  }
}

/**
 * The words of the provisions that the lines name.
 * @param {Evaluation} evaluation @param {AbortSignal} signal
 */
async function provisionsOf({ sector, asOf, lines }, signal) {
  const named = new Set(lines.map(line => line.provision));
  /** @type {Map<string, Provision>} */
  const found = new Map();
  if (lines.some(line => line.provision)) {
    for await (const provision of items(cursor => client.provisions(sector, { asOf, cursor }, { signal }))) {
      if (named.has(provision.code)) {
        found.set(provision.code, provision);
      }
    }
  }
  return found;
}

/** @param {string} id @param {Sector[]} sectors @param {AbortSignal} signal */
async function showRecords(id, sectors, signal) {
  const page = await client.records(id, { limit: RECORDS }, { signal });
  next = page.next;
  more.hidden = !next;
  byId('records').hidden = false;
  put(byId('records-table'), page.items.length > 0 ? table(page.items, sectors) : h('p', {}, t('records.none')));
}

async function moreRecords() {
  const { signal } = running;
  const id = new URLSearchParams(location.search).get('id') ?? '';
  noFault();
  try {
    const [page, { items: sectors }] = await Promise.all([
      client.records(id, { limit: RECORDS, cursor: next }, { signal }),
      client.sectors({ signal })
    ]);
    next = page.next;
    more.hidden = !next;
    const rows = page.items.map(record => row(record, sectors));
    byId('records-table').querySelector('tbody')?.append(...rows);
    rows[0]?.focus();
    say(t('records.added', { count: rows.length }));
  } catch (error) {
    if (!signal.aborted) {
      fail(explain(error), moreRecords);
    }
  }
}

// Narrow screens show each row as a block of its own; the roles keep it a table for those who listen.
/** @param {CreditRecord[]} records @param {Sector[]} sectors */
function table(records, sectors) {
  return h(
    'table',
    { role: 'table', class: 'records', 'aria-labelledby': 'records-title' },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, COLUMNS.map(key => h('th', { role: 'columnheader', scope: 'col' }, t(key))))),
    h('tbody', { role: 'rowgroup' }, records.map(record => row(record, sectors)))
  );
}

/** @param {CreditRecord} record @param {Sector[]} sectors */
function row(record, sectors) {
  const cells = [
    h('time', { datetime: record.decidedOn }, day(record.decidedOn)),
    record.sector ? law(nameOf(record.sector, sectors)) : t('records.general'),
    [h('span', {}, word('type', record.type)), record.sector && record.provision && provisionLink(record.sector, record.provision)],
    facts(record),
    [record.document?.number && law(record.document.number), record.document?.issuer && h('span', { class: 'hint' }, law(record.document.issuer))],
    [
      record.endedOn && h('span', {}, t('records.ended', { day: day(record.endedOn) })),
      record.validUntil && h('span', {}, t('records.validUntil', { day: day(record.validUntil) })),
      record.repairedOn && h('span', {}, t('records.repaired', { day: day(record.repairedOn) })),
      record.disclosure && h('span', {}, disclosed(record.disclosure), cite(record.disclosure.citation))
    ]
  ];
  return h(
    'tr',
    { role: 'row', tabindex: -1 },
    cells.map((cell, i) => h('td', { role: 'cell', 'data-label': t(COLUMNS[i]) }, h('div', {}, cell)))
  );
}

/** @param {string} sector @param {string} provision */
function provisionLink(sector, provision) {
  return h('a', { class: 'code', href: provisionPage(sector, provision) }, provision);
}

/** @param {{ until?: string }} disclosure */
function disclosed({ until }) {
  return until ? t('records.disclosedUntil', { day: day(until) }) : t('records.disclosed');
}

/** What a record says: of the general part its words with their article, else its facts. @param {CreditRecord} record */
function facts({ facts: given = {}, text, citation }) {
  if (text) return [h('span', {}, law(text)), citation && cite(citation)];
  return Object.entries(given).map(([name, value]) =>
    h('span', {}, word('fact', name), t('colon'), law(typeof value === 'number' ? figure(value) : typeof value === 'object' ? JSON.stringify(value) : word('value', String(value))))
  );
}

/** The pages' word for a role; that of the sector where they have none. @param {Sector} sector @param {string} role */
function roleName({ roles = [] }, role) {
  const known = word('role', role);
  return known === role ? (roles.find(one => one.role === role)?.title ?? role) : known;
}

/** @param {string} id @param {Sector[]} sectors */
function nameOf(id, sectors) {
  return sectors.find(sector => sector.id === id)?.name ?? id;
}

/** Back to the latest search of this tab, with its conditions. */
function backToSearch() {
  byId('back').setAttribute('href', `./${recall('sessionStorage', 'chengxin.search') ?? ''}`);
}
