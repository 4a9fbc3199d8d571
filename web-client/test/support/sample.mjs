// Finds subjects of the sample region by what they are, never by a fixed id.
import assert from 'node:assert/strict';
import { items } from '../../src/main/resources/META-INF/resources/lib/chengxin.js';
import { client } from './browser.mjs';

/** @import { Evaluation, Subject, SubjectQuery } from '../../src/main/resources/META-INF/resources/lib/contract.js' */

/** A subject is looked for among so many before the sample is said not to have it. */
const PATIENCE = 3000;

/**
 * @param {SubjectQuery} query
 * @param {(subject: Subject) => boolean} wanted
 * @returns {Promise<Subject>}
 */
export async function someSubject(query, wanted = () => true) {
  let seen = 0;
  for await (const subject of items(cursor => client.searchSubjects({ limit: 200, ...query, cursor }))) {
    if (wanted(subject)) {
      return subject;
    }
    if (++seen >= PATIENCE) {
      break;
    }
  }
  throw new Error(`The sample has no such subject: ${JSON.stringify(query)} ${wanted}`);
}

/**
 * The first subject whose evaluation in a sector is as wanted.
 * @param {string} sector
 * @param {(evaluation: Evaluation) => boolean} wanted
 * @param {(subject: Subject) => boolean} [likely] what can be told without evaluating
 */
export async function someEvaluation(sector, wanted, likely = () => true) {
  let seen = 0;
  for await (const subject of items(cursor => client.searchSubjects({ sector, limit: 200, cursor }))) {
    if (likely(subject)) {
      const evaluation = await client.grade(subject.id, sector);
      if (wanted(evaluation)) {
        return { subject, evaluation };
      }
      if (++seen >= 400) {
        break;
      }
    }
  }
  throw new Error(`The sample has no such evaluation in ${sector}: ${wanted}`);
}

/** Two to four characters from the middle of a subject's name that few other names have. @param {Subject} subject */
export async function middleOf(subject) {
  const name = [...subject.name];
  for (let length = 2; length <= name.length - 2; length++) {
    const from = Math.floor((name.length - length) / 2);
    const part = name.slice(from, from + length).join('');
    const { items: found, next } = await client.searchSubjects({ q: part });
    if (!next && found.some(one => one.id === subject.id)) {
      return part;
    }
  }
  return assert.fail(`No part of ${subject.name} finds it on the first page`);
}

/** @param {Subject} subject @param {string} sector */
export function runningIn(subject, sector) {
  return subject.grades.find(grade => grade.sector === sector)?.running;
}
