// One sector's card on a subject's page: the grade, and every reason for it with its article.
import { h } from './dom.js';
import { draftBadge, gradeWords, mark, steps } from './grade.js';
import { day, langOf, period, t, word } from './i18n.js';
import { pointWords, scoreWords } from './points.js';

/** @import { Condition, Evaluation, Flag, GradeInForce, Line, ListEffect, Measure, Provision, Sector } from '../lib/contract.js' */

/**
 * @typedef {object} Standing what is known of a subject in one sector
 * @property {Sector} sector
 * @property {string} role in words
 * @property {GradeInForce} [inForce]
 * @property {Evaluation} evaluation
 * @property {Map<string, Provision>} provisions those that its lines name, by code
 */

/** @param {Standing} standing */
export function card({ sector, role, inForce, evaluation, provisions }) {
  const title = `sector-${sector.id}`;
  const legalStatus = evaluation.legalStatus ?? sector.legalStatus;
  return h(
    'section',
    { class: 'card', 'aria-labelledby': title, id: sector.id },
    h(
      'header',
      {},
      h('h2', { id: title }, h('a', { href: sectorPage(sector.id), lang: langOf(sector.name) }, sector.name)),
      draftBadge(legalStatus),
      h('span', { class: 'role' }, law(role))
    ),
    legalStatus === 'draft' && h('p', { class: 'note' }, t('draft.note')),
    h('div', { class: 'verdicts' }, published(inForce, sector), running(evaluation, sector)),
    missing(evaluation),
    basis(evaluation, sector),
    flags(evaluation.flags),
    listEffects(evaluation.lists),
    lines(evaluation, sector, provisions),
    conditions(evaluation, sector),
    measures(evaluation, inForce, sector)
  );
}

/** @param {GradeInForce | undefined} inForce @param {Sector} sector */
function published(inForce, sector) {
  return h(
    'div',
    { class: 'verdict' },
    h('h3', {}, t('grade.inForce')),
    inForce
      ? [
          h('p', { class: 'big' }, mark(inForce.grade, sector.gradeScale), gradeWords(inForce.grade, sector.gradeScale)),
          steps(inForce.grade, sector.gradeScale),
          h('p', { class: 'hint' }, inForceSince(inForce))
        ]
      : h('p', { class: 'hint' }, t('grade.nonePublished'))
  );
}

/** @param {GradeInForce} inForce */
function inForceSince({ period: of, since }) {
  return of && since ? t('grade.since', { period: period(of), day: day(since) }) : t('grade.live');
}

/** @param {Evaluation} evaluation @param {Sector} sector */
function running(evaluation, sector) {
  const { grade, status, score } = evaluation;
  return h(
    'div',
    { class: 'verdict' },
    h('h3', {}, t('grade.runningOn', { day: day(evaluation.asOf) })),
    grade
      ? [h('p', { class: 'big' }, mark(grade, sector.gradeScale), gradeWords(grade, sector.gradeScale)), steps(grade, sector.gradeScale)]
      : [
          h('p', { class: 'big' }, h('span', { class: 'mark none', 'aria-hidden': 'true' }, '–'), h('b', {}, word('evaluation', status))),
          h('p', {}, t(status === 'excluded' ? 'excluded.why' : 'ungraded.why'))
        ],
    score !== undefined && h('p', { class: 'score' }, scoreWords(sector.id, score)),
    evaluation.period && h('p', { class: 'hint' }, t(evaluation.final ? 'final.yes' : 'final.no'))
  );
}

/** What would settle it, for whoever is not graded. @param {Evaluation} evaluation */
function missing({ missing: wanted, status }) {
  return (
    wanted.length > 0 &&
    h(
      'div',
      { class: 'part' },
      h('h3', {}, t(status === 'ungraded' ? 'missing.title' : 'missing.other')),
      h('ul', { class: 'cited' }, wanted.map(({ citation, text }) => h('li', {}, law(text), cite(citation))))
    )
  );
}

/** On what the evaluation rests. @param {Evaluation} evaluation @param {Sector} sector */
function basis(evaluation, sector) {
  const known = evaluation.lines.filter(line => line.undisclosed === undefined);
  const counted = known.filter(line => line.counted !== false).length;
  const undisclosed = evaluation.lines.reduce((sum, line) => sum + (line.undisclosed ?? 0), 0);
  return h(
    'div',
    { class: 'part' },
    h('h3', {}, t('basis.title')),
    h(
      'dl',
      { class: 'basis' },
      entry('basis.asOf', day(evaluation.asOf)),
      evaluation.period && entry('basis.period', period(evaluation.period)),
      entry('basis.rules', h('a', { class: 'code', href: sectorPage(sector.id) }, evaluation.ruleSet)),
      (evaluation.lines.length > 0 || evaluation.score !== undefined) && entry(
        'basis.records',
        [
          t('basis.counted', { count: counted }),
          known.length > counted ? t('basis.uncounted', { count: known.length - counted }) : '',
          undisclosed > 0 ? t('basis.undisclosed', { count: undisclosed }) : ''
        ]
          .filter(text => text !== '')
          .join(t('comma'))
      )
    )
  );
}

/** @param {Flag[]} given */
function flags(given) {
  return (
    given.length > 0 &&
    h(
      'div',
      { class: 'part' },
      h('h3', {}, t('flags.title')),
      h('ul', { class: 'cited' }, given.map(({ flag, why, citation }) => h('li', {}, h('b', {}, word('flag', flag)), h('br'), law(why), cite(citation))))
    )
  );
}

/** @param {ListEffect[]} effects */
function listEffects(effects) {
  return (
    effects.length > 0 &&
    h(
      'div',
      { class: 'part' },
      h('h3', {}, t('lists.title')),
      h(
        'ul',
        { class: 'cited' },
        effects.map(({ list, effect, citation }) => h('li', {}, h('b', {}, word('list', list)), t('colon'), word('effect', effect), cite(citation)))
      )
    )
  );
}

/** The score, record by record. @param {Evaluation} evaluation @param {Sector} sector @param {Map<string, Provision>} provisions */
function lines(evaluation, sector, provisions) {
  // What belongs to no grade is how the score is worked out.
  const sums = evaluation.conditions.filter(one => one.grade === undefined);
  const scored = evaluation.lines.length > 0 || sums.length > 0 || evaluation.score !== undefined;
  return (
    scored &&
    h(
      'div',
      { class: 'part' },
      h('h3', {}, t('lines.title')),
      sums.map(({ text, citation }) => h('p', { class: 'sum' }, law(text), cite(citation))),
      evaluation.lines.length > 0
        ? h('ol', { class: 'lines' }, evaluation.lines.map(line => lineOf(line, sector, provisions)))
        : h('p', {}, t('lines.none'))
    )
  );
}

/** @param {Line} line @param {Sector} sector @param {Map<string, Provision>} provisions */
function lineOf(line, sector, provisions) {
  const worth = h('span', { class: 'points' }, pointWords(sector.id, line.points));
  const provision = provisions.get(line.provision ?? '');
  if (line.undisclosed !== undefined) {
    return h('li', {}, h('div', {}, h('p', {}, h('b', {}, t('undisclosed.title', { count: line.undisclosed }))), h('p', { class: 'hint' }, t('undisclosed.why'))), worth);
  }
  return h(
    'li',
    { class: line.counted === false ? 'uncounted' : '' },
    h(
      'div',
      {},
      h(
        'p',
        {},
        line.provision
          ? h('a', { href: `${sectorPage(sector.id)}#${encodeURIComponent(line.provision)}`, lang: langOf(line.citation ?? '') }, line.citation ?? line.provision)
          : h('b', { lang: langOf(line.citation ?? '') }, line.citation ?? ''),
        line.provision && h('span', { class: 'code' }, line.provision),
        line.counted === false && h('strong', { class: 'tag' }, t('lines.uncounted'))
      ),
      provision && h('p', {}, law([provision.indicator, provision.text].filter(text => text).join('：'))),
      line.why && h('p', { class: 'hint' }, law(line.why))
    ),
    worth
  );
}

/** What each grade asks for, the best first. @param {Evaluation} evaluation @param {Sector} sector */
function conditions(evaluation, sector) {
  const place = (/** @type {Condition} */ one) => sector.gradeScale.findIndex(step => step.grade === one.grade);
  const graded = evaluation.conditions.filter(one => one.grade !== undefined).toSorted((a, b) => place(a) - place(b));
  const groups = groupBy(graded, one => one.grade ?? '');
  const note = word('conditionsNote', sector.id);
  return (
    graded.length > 0 &&
    h(
      'div',
      { class: 'part' },
      h('h3', {}, t('conditions.title')),
      note !== sector.id && h('p', { class: 'hint' }, note),
      // One condition to a grade, as with score bounds, reads best as one list.
      groups.size === graded.length
        ? conditionList(graded, true)
        : [...groups].map(([grade, group]) =>
            h(
              'details',
              { open: groups.size === 1 || grade === evaluation.grade },
              h('summary', {}, t('grade.name', { grade }), ' ', h('span', { class: 'hint' }, t('conditions.met', { met: group.filter(one => one.met).length, count: group.length }))),
              conditionList(group, false)
            )
          )
    )
  );
}

/** @param {Condition[]} given @param {boolean} named whether each says to which grade it belongs */
function conditionList(given, named) {
  return h(
    'ul',
    { class: 'conditions' },
    given.map(({ text, met, citation, grade }) =>
      h('li', { class: met ? 'met' : 'unmet' }, h('b', {}, t(met ? 'condition.met' : 'condition.unmet')), ' ', named && grade && [t('grade.name', { grade }), t('colon')], law(text), cite(citation))
    )
  );
}

/**
 * Measures follow the published grade (industry, which has no periods, the running one): those of another grade are said to be
 * of this evaluation only.
 * @param {Evaluation} evaluation @param {GradeInForce | undefined} inForce @param {Sector} sector
 */
function measures(evaluation, inForce, sector) {
  const groups = byCitation(evaluation.measures);
  const another = evaluation.period !== undefined && evaluation.grade !== inForce?.grade;
  return h(
    'div',
    { class: 'part' },
    h('h3', {}, t('measures.title')),
    another && h('p', { class: 'hint' }, t('measures.another'), ' ', h('a', { href: `${sectorPage(sector.id)}#measures` }, t('measures.all'))),
    groups.size === 0 && h('p', {}, t('measures.none')),
    [...groups].map(([citation, group]) => measureGroup(citation, group, groups.size === 1))
  );
}

/** @param {Measure[]} given @returns {Map<string, Measure[]>} */
export function byCitation(given) {
  // 第四十四条第（三）项 stands under 第四十四条.
  return groupBy(given, ({ citation }) => /^.*?条/.exec(citation)?.[0] ?? citation);
}

/**
 * @template T
 * @param {T[]} all @param {(one: T) => string} key
 * @returns {Map<string, T[]>} in the order in which the keys first come
 */
export function groupBy(all, key) {
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const one of all) {
    groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  }
  return groups;
}

/** @param {string} article @param {Measure[]} group @param {boolean} open */
export function measureGroup(article, group, open) {
  return h(
    'details',
    { open },
    h('summary', {}, h('span', { lang: langOf(article) }, article), ' ', h('span', { class: 'hint' }, t('measures.count', { count: group.length }))),
    h('ul', { class: 'cited' }, group.map(({ text, citation, duration }) => h('li', {}, law(text), duration && [' ', t('measures.duration'), t('colon'), law(duration)], citation !== article && cite(citation))))
  );
}

/** A text of the law or about it. @param {string} text */
export function law(text) {
  return h('span', { lang: langOf(text) }, text);
}

/** @param {string} citation */
export function cite(citation) {
  return h('cite', { lang: langOf(citation) }, citation);
}

/** @param {string} id */
export function sectorPage(id) {
  return `sector.html?${new URLSearchParams({ id })}`;
}

/** @param {import('./i18n.js').Key} key @param {...import('./dom.js').Child} value */
export function entry(key, ...value) {
  return h('div', {}, h('dt', {}, t(key)), h('dd', {}, ...value));
}
