// Points in words: the same number lowers a score in one sector and is a demerit that adds up in another.
import { figure, t } from './i18n.js';

/** The sectors whose points are demerits (记分); everywhere else points are taken from or added to a score. */
const DEMERITS = new Set(['fooddrug']);

/** @param {string} sector @param {number} points */
export function pointWords(sector, points) {
  const number = figure(Math.abs(points));
  if (points === 0) {
    return t('points.none');
  }
  if (points < 0) {
    return t('points.taken', { number });
  }
  return t(DEMERITS.has(sector) ? 'points.demerits' : 'points.added', { number });
}

/** @param {string} sector @param {number} score */
export function scoreWords(sector, score) {
  return t(DEMERITS.has(sector) ? 'score.demerits' : 'score.score', { score: figure(score) });
}
