// The search: its conditions live in the address, so that a search can be shared and the way back works.
import { byId, h, put } from './dom.js';
import { draftBadge, gradeWords, mark } from './grade.js';
import { langOf, period, t, word } from './i18n.js';
import { remember } from './memory.js';
import { client, explain, fail, goTo, noFault, onReturn, say, start, title } from './shell.js';

/** @import { GradeInForce, Sector, SectorGrade, Subject } from '../lib/contract.js' */

const FILTERS = ['sector', 'grade', 'list', 'area', 'status'];
const LISTS = ['red', 'black', 'severe', 'abnormal'];
const STATUSES = ['active', 'dissolved'];

const form = byId('search', HTMLFormElement);
const field = byId('q', HTMLInputElement);
const results = byId('results');
const list = byId('items');
const more = byId('more', HTMLButtonElement);

/** @type {Sector[]} */
let sectors = [];
/** @type {string | undefined} */
let next;
let running = new AbortController();

form.addEventListener('submit', event => {
  event.preventDefault();
  const query = conditions(new FormData(form));
  goTo(query.size > 0 ? `?${query}` : location.pathname);
  if (query.size === 0) {
    results.hidden = true;
    noFault();
    fail({ heading: t('error.input'), faults: [{ text: t('search.nothing'), field: 'q' }] });
    return;
  }
  void search();
});
byId('clear').addEventListener('click', () => {
  form.reset();
  for (const name of FILTERS) {
    select(name).value = '';
  }
  field.value = '';
  offerGrades();
  countFilters();
  field.focus();
});
byId('filters').addEventListener('toggle', offerAreas);
select('sector').addEventListener('change', offerGrades);
form.addEventListener('change', countFilters);
more.addEventListener('click', () => search(next));
onReturn(render);

await start(render);

async function render() {
  title();
  noFault();
  try {
    sectors = (await client.sectors()).items.filter(sector => sector.enabled);
  } catch (error) {
    fail(explain(error), render);
    return;
  }
  put(byId('sector-items'), sectors.map(sectorTile));
  await showConditions();
  if (conditions(new URLSearchParams(location.search)).size > 0) {
    await search();
  } else {
    results.hidden = true;
  }
}

/** Only the conditions that are set. @param {FormData | URLSearchParams} given */
function conditions(given) {
  const query = new URLSearchParams();
  for (const name of ['q', ...FILTERS]) {
    const value = given.get(name);
    if (typeof value === 'string' && value.trim() !== '') {
      query.set(name, value.trim());
    }
  }
  return query;
}

/** @param {string} [cursor] shows what follows instead of beginning anew */
async function search(cursor) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  remember('sessionStorage', 'chengxin.search', location.search);
  const query = Object.fromEntries(conditions(new URLSearchParams(location.search)));
  noFault();
  countFilters();
  title(query.q ?? '');
  results.setAttribute('aria-busy', 'true');
  say(t('results.searching'));
  try {
    const page = await client.searchSubjects({ ...query, cursor }, { signal });
    show(page.items, page.next, cursor !== undefined);
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    say('');
    if (cursor === undefined) {
      results.hidden = true;
    }
    fail(explain(error), () => search(cursor));
  } finally {
    if (!signal.aborted) {
      results.removeAttribute('aria-busy');
    }
  }
}

/** @param {Subject[]} subjects @param {string | undefined} following @param {boolean} added */
function show(subjects, following, added) {
  next = following;
  const entries = subjects.map(entry);
  if (added) {
    list.append(...entries);
    entries[0]?.querySelector('a')?.focus();
  } else {
    put(list, entries);
  }
  const count = list.children.length;
  list.hidden = count === 0;
  more.hidden = !next;
  results.hidden = false;
  put(byId('results-title'), count === 0 ? t('results.none') : t(next ? 'results.first' : 'results.all', { count }));
  byId('none').hidden = count > 0;
  say(byId('results-title').textContent ?? '');
}

/** @param {Subject} subject */
function entry(subject) {
  return h(
    'li',
    {},
    h('h3', {}, h('a', { href: `subject.html?${new URLSearchParams({ id: subject.id })}`, lang: langOf(subject.name) }, subject.name)),
    h(
      'p',
      { class: 'facts' },
      subject.code && h('span', { class: 'code' }, subject.code),
      h('span', { lang: langOf(subject.areaName ?? '') }, subject.areaName ?? subject.area),
      h('span', {}, word('kind', subject.kind)),
      subject.status !== 'active' && h('strong', {}, word('status', subject.status))
    ),
    subject.grades.length > 0 && h('ul', { class: 'standings' }, subject.grades.map(standing))
  );
}

/** @param {SectorGrade} sectorGrade */
function standing({ sector: id, inForce, running: now, legalStatus }) {
  const sector = sectors.find(one => one.id === id);
  const scale = sector?.gradeScale ?? [];
  const grade = inForce?.grade ?? now?.grade;
  return h(
    'li',
    {},
    grade ? mark(grade, scale) : h('span', { class: 'mark none', 'aria-hidden': 'true' }, '–'),
    h(
      'span',
      {},
      h('span', { class: 'of' }, h('span', { lang: langOf(sector?.name ?? '') }, sector?.name ?? id), ' ', draftBadge(legalStatus ?? sector?.legalStatus)),
      grade ? gradeWords(grade, scale) : h('span', {}, word('evaluation', now?.status ?? 'ungraded')),
      grade && h('small', {}, standingWords(inForce)),
      inForce && now?.grade && now.grade !== inForce.grade && h('small', {}, t('grade.runningOther', { grade: now.grade }))
    )
  );
}

/** @param {GradeInForce | undefined} inForce */
function standingWords(inForce) {
  if (!inForce) {
    return t('grade.running');
  }
  return inForce.period ? t('grade.inForceOf', { period: period(inForce.period) }) : t('grade.inForce');
}

/** @param {Sector} sector */
function sectorTile(sector) {
  return h(
    'li',
    {},
    h(
      'h3',
      {},
      h('a', { href: `sector.html?${new URLSearchParams({ id: sector.id })}`, lang: langOf(sector.name) }, sector.name),
      ' ',
      draftBadge(sector.legalStatus)
    ),
    h(
      'ul',
      { class: 'legend' },
      sector.gradeScale.map(step => h('li', {}, mark(step.grade, sector.gradeScale), h('span', {}, h('span', { class: 'unseen' }, `${step.grade} `), h('span', { lang: langOf(step.meaning) }, step.meaning))))
    )
  );
}

/** Puts the address's conditions into the form. */
async function showConditions() {
  const query = conditions(new URLSearchParams(location.search));
  field.value = query.get('q') ?? '';
  options('sector', sectors.map(sector => [sector.id, sector.name]), t('filter.any'));
  options('list', LISTS.map(id => [id, word('list', id)]), t('filter.any'));
  options('status', STATUSES.map(id => [id, word('status', id)]), t('filter.any'));
  options('area', [], t('filter.any'));
  select('sector').value = query.get('sector') ?? '';
  offerGrades();
  const chosen = FILTERS.filter(name => query.has(name));
  if (chosen.length > 0) {
    byId('filters', HTMLDetailsElement).open = true;
  }
  if (byId('filters', HTMLDetailsElement).open) {
    await offerAreas();
  }
  for (const name of chosen) {
    choose(name, query.get(name) ?? '');
  }
  countFilters();
}

/** The grades of the chosen sector with their words; without one, the letters of all. */
function offerGrades() {
  const chosen = sectors.find(sector => sector.id === select('sector').value);
  const letters = [...new Set(sectors.flatMap(sector => sector.gradeScale.map(step => step.grade)))].sort();
  /** @type {[string, string][]} */
  const grades = chosen
    ? chosen.gradeScale.map(step => [step.grade, `${step.grade} ${step.meaning}`])
    : letters.map(letter => [letter, t('grade.name', { grade: letter })]);
  const before = select('grade').value;
  options('grade', grades, t('filter.any'));
  choose('grade', before);
}

/** The areas are many and few readers ask for them: they come with the first opening. */
async function offerAreas() {
  const area = select('area');
  if (!byId('filters', HTMLDetailsElement).open || area.options.length > 1) {
    return;
  }
  const { items: areas } = await client.areas();
  const leagues = areas.filter(one => one.level === 'league');
  put(
    area,
    h('option', { value: '' }, t('filter.any')),
    leagues.map(league =>
      h(
        'optgroup',
        { label: league.name, lang: langOf(league.name) },
        h('option', { value: league.code }, t('filter.wholeLeague', { name: league.name })),
        areas.filter(one => one.parent === league.code).map(one => h('option', { value: one.code }, one.name))
      )
    )
  );
  choose('area', new URLSearchParams(location.search).get('area') ?? '');
}

function countFilters() {
  const count = FILTERS.filter(name => select(name).value !== '').length;
  byId('filters-summary').textContent = count > 0 ? t('search.filtersSet', { count }) : t('search.filters');
}

/** @param {string} id @param {string[][]} pairs @param {string} any */
function options(id, pairs, any) {
  put(
    select(id),
    h('option', { value: '' }, any),
    pairs.map(([value, text]) => h('option', { value, lang: langOf(text) }, text))
  );
}

/** Chooses a value that may not be among the choices: the address can name anything. @param {string} id @param {string} value */
function choose(id, value) {
  select(id).value = value;
  if (select(id).selectedIndex < 0) {
    select(id).value = '';
  }
}

/** @param {string} id */
function select(id) {
  return byId(id, HTMLSelectElement);
}
