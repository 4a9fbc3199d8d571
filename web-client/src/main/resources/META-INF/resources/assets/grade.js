// A grade without relying on colour: letter, shape, word, and its place on the scale.
import { h, svg } from './dom.js';
import { langOf, t } from './i18n.js';

/** @import { GradeMeaning } from '../lib/contract.js' */

/** One outline for each letter, so that they differ also in grey: ever more corners that point at the reader. */
/** @type {Record<string, string>} */
const OUTLINES = {
  A: 'M32 3a29 29 0 1 1 0 58a29 29 0 0 1 0-58z',
  B: 'M14 5h36a9 9 0 0 1 9 9v36a9 9 0 0 1-9 9H14a9 9 0 0 1-9-9V14a9 9 0 0 1 9-9z',
  C: 'M32 2l27 15v30L32 62 5 47V17z',
  D: 'M32 1l31 31-31 31L1 32z',
  E: 'M20 3h24l17 17v24L44 61H20L3 44V20z'
};
const OTHER = 'M4 10h56v44H4z';

/** @param {string} grade @param {GradeMeaning[]} scale */
export function mark(grade, scale) {
  return svg(
    'svg',
    { class: `mark ${tone(grade, scale)}`, viewBox: '0 0 64 64', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: OUTLINES[grade] ?? OTHER }),
    svg('text', { x: 32, y: 43, 'text-anchor': 'middle' }, grade)
  );
}

/** The grade with its word, as one phrase. @param {string} grade @param {GradeMeaning[]} scale */
export function gradeWords(grade, scale) {
  const meaning = meaningOf(grade, scale);
  return h('span', { class: 'grade-words' }, h('b', {}, t('grade.name', { grade })), ' ', h('span', { lang: langOf(meaning) }, meaning));
}

/** @param {string} grade @param {GradeMeaning[]} scale */
export function meaningOf(grade, scale) {
  return scale.find(step => step.grade === grade)?.meaning ?? '';
}

/** Every step of the scale, the subject's own marked. @param {string | undefined} grade @param {GradeMeaning[]} scale */
export function steps(grade, scale) {
  const place = scale.findIndex(step => step.grade === grade);
  return h(
    'div',
    { class: 'scale' },
    h('p', {}, t('grade.place', { place: place + 1, count: scale.length })),
    h(
      'ol',
      { 'aria-hidden': 'true' },
      scale.map((step, i) => h('li', { class: i === place ? `here ${tone(step.grade, scale)}` : '' }, step.grade))
    )
  );
}

/** Best to worst in five tones, whatever the length of the scale. @param {string} grade @param {GradeMeaning[]} scale */
function tone(grade, scale) {
  const place = scale.findIndex(step => step.grade === grade);
  return place < 0 ? 'tone-none' : `tone-${1 + Math.round((4 * place) / Math.max(1, scale.length - 1))}`;
}

/** 征求意见稿, wherever a sector that is not yet law is shown. @param {string | undefined} legalStatus */
export function draftBadge(legalStatus) {
  return legalStatus === 'draft' && h('strong', { class: 'draft' }, t('draft'));
}
