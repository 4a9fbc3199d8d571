// The client library against a small HTTP server of the test's own.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  BadRequestError,
  ConflictError,
  createClient,
  ForbiddenError,
  GoneError,
  items,
  NetworkError,
  NotFoundError,
  pages,
  ProblemError,
  RateLimitError,
  ServerError,
  TimeoutError,
  TooLargeError,
  UnauthorizedError,
  UnexpectedAnswerError
} from '../src/main/resources/META-INF/resources/lib/chengxin.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { ClientOptions } from '../src/main/resources/META-INF/resources/lib/chengxin.js' */

/** @typedef {{ method?: string, url?: string, headers: IncomingMessage['headers'], body: string }} Seen */

/** @type {Seen[]} */
let seen = [];
/** @type {(request: Seen, response: ServerResponse) => void} */
let answer;

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  const one = { method: request.method, url: request.url, headers: request.headers, body };
  seen.push(one);
  // A connection of its own for each request: none that an earlier test broke off is used again.
  response.shouldKeepAlive = false;
  answer(one, response);
});

/** @type {string} */
let base;
before(async () => {
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/v1`;
});
after(() => server.close());
beforeEach(() => {
  seen = [];
  answer = (_, response) => json(response, 200, { items: [] });
});

/** @param {ClientOptions} [options] */
const client = options => createClient({ baseUrl: base, backoff: 1, ...options });

/** @param {ServerResponse} response @param {number} status @param {unknown} body @param {Record<string, string>} [headers] */
function json(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers });
  response.end(JSON.stringify(body));
}

/** @template {Error} E @param {Promise<unknown>} promise @param {new (...args: any[]) => E} kind @returns {Promise<E>} */
async function rejects(promise, kind) {
  const error = await promise.then(
    () => assert.fail('it should have failed'),
    reason => reason
  );
  assert.ok(error instanceof kind, `${error?.stack}`);
  return error;
}

describe('requests', () => {
  it('go to the paths of the contract', async () => {
    const chengxin = client();
    await chengxin.sectors();
    await chengxin.areas();
    await chengxin.catalogue({ sector: 'mining' });
    await chengxin.sector('mining');
    await chengxin.provisions('mining', { asOf: '2025-01-01' });
    await chengxin.recordTypes('mining');
    await chengxin.measures('mining', { grade: 'A', list: 'red' });
    await chengxin.generalMeasures();
    await chengxin.searchSubjects({ q: '矿业', sector: 'mining', grade: '', area: undefined });
    await chengxin.subject('91150000MA0XU0000X');
    await chengxin.grades('91150000MA0XU0000X');
    await chengxin.grade('91150000MA0XU0000X', 'mining', { asOf: '2025-01-01' });
    await chengxin.records('91150000MA0XU0000X', { cursor: 'x y' });
    await chengxin.changes({ after: 0, limit: 50 });
    assert.deepEqual(
      seen.map(one => one.url),
      [
        '/api/v1/sectors',
        '/api/v1/areas',
        '/api/v1/catalogue?sector=mining',
        '/api/v1/sectors/mining',
        '/api/v1/sectors/mining/provisions?asOf=2025-01-01',
        '/api/v1/sectors/mining/record-types',
        '/api/v1/sectors/mining/measures?grade=A&list=red',
        '/api/v1/measures',
        '/api/v1/subjects?q=%E7%9F%BF%E4%B8%9A&sector=mining',
        '/api/v1/subjects/91150000MA0XU0000X',
        '/api/v1/subjects/91150000MA0XU0000X/grades',
        '/api/v1/subjects/91150000MA0XU0000X/grades/mining?asOf=2025-01-01',
        '/api/v1/subjects/91150000MA0XU0000X/records?cursor=x+y',
        '/api/v1/changes?after=0&limit=50'
      ]
    );
    assert.ok(seen.every(one => one.method === 'GET'));
  });

  it('send the file of an evaluation as JSON', async () => {
    answer = (_, response) => json(response, 200, { status: 'graded', grade: 'B' });
    /** @type {import('../src/main/resources/META-INF/resources/lib/contract.js').EvaluationRequest} */
    const file = { asOf: '2026-12-31', subject: { kind: 'legal-person', role: 'enterprise' }, records: [] };
    assert.equal((await client().evaluate('industry', file)).grade, 'B');
    assert.equal(seen[0].method, 'POST');
    assert.equal(seen[0].url, '/api/v1/sectors/industry/evaluations');
    assert.equal(seen[0].headers['content-type'], 'application/json');
    assert.deepEqual(JSON.parse(seen[0].body), file);
  });

  it('carry token, language and purpose', async () => {
    let token = 'one';
    const chengxin = client({ token: async () => token, language: 'en', purpose: 'procurement' });
    await chengxin.sectors();
    token = 'two';
    await chengxin.sectors();
    assert.deepEqual(
      seen.map(one => [one.headers.authorization, one.headers['accept-language'], one.headers.purpose]),
      [
        ['Bearer one', 'en', 'procurement'],
        ['Bearer two', 'en', 'procurement']
      ]
    );
  });

  it('keep an id in its place of the path', async () => {
    await client().subject('../sectors?x=1#y');
    assert.equal(seen[0].url, '/api/v1/subjects/..%2Fsectors%3Fx%3D1%23y');
    for (const id of ['', '.', '..']) {
      assert.throws(() => client().subject(id), TypeError);
    }
    assert.equal(seen.length, 1);
  });

  it('go through the fetch that was given', async () => {
    /** @type {string[]} */
    const asked = [];
    const chengxin = createClient({
      baseUrl: 'https://credit.example/service/api/v1/',
      fetch: async input => {
        asked.push(String(input));
        return Response.json({ items: [] });
      }
    });
    await chengxin.sectors();
    assert.deepEqual(asked, ['https://credit.example/service/api/v1/sectors']);
  });
});

describe('paging', () => {
  beforeEach(() => {
    answer = ({ url = '' }, response) => {
      const from = Number(new URL(url, base).searchParams.get('cursor') ?? 0);
      json(response, 200, { items: [from, from + 1], ...(from < 4 && { next: String(from + 2) }) });
    };
  });

  it('iterates over all items', async () => {
    const all = [];
    for await (const one of items(cursor => client().searchSubjects({ q: '矿', cursor }))) {
      all.push(one);
    }
    assert.deepEqual(all, [0, 1, 2, 3, 4, 5]);
    assert.equal(seen.length, 3);
  });

  it('fetches no page that is not asked for', async () => {
    for await (const page of pages(cursor => client().searchSubjects({ cursor }))) {
      assert.equal(page.items.length, 2);
      break;
    }
    assert.equal(seen.length, 1);
  });
});

describe('caching', () => {
  beforeEach(() => {
    answer = ({ headers }, response) => {
      if (headers['if-none-match'] === 'W/"v1"') {
        response.writeHead(304, { ETag: 'W/"v1"' }).end();
      } else {
        json(response, 200, { items: [{ id: 'mining' }] }, { ETag: 'W/"v1"' });
      }
    };
  });

  it('asks again by ETag and answers from memory on 304', async () => {
    const chengxin = client();
    const first = await chengxin.sectors();
    first.items.length = 0;
    const second = await chengxin.sectors();
    assert.deepEqual(second, { items: [{ id: 'mining' }] }, 'what a caller does to an answer touches no other');
    assert.deepEqual(seen.map(one => one.headers['if-none-match']), [undefined, 'W/"v1"']);
  });

  it('keeps languages and tokens apart', async () => {
    let language = 'zh';
    let token = 'a';
    const chengxin = client({ language: () => language, token: () => token });
    await chengxin.sectors();
    language = 'en';
    await chengxin.sectors();
    token = 'b';
    await chengxin.sectors();
    assert.deepEqual(seen.map(one => one.headers['if-none-match']), [undefined, undefined, undefined]);
  });

  it('keeps only so many answers, the latest used', async () => {
    const chengxin = client({ cacheSize: 2 });
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) {
      await chengxin.sector(id);
    }
    assert.deepEqual(seen.map(one => one.headers['if-none-match'] !== undefined), [false, false, true, false, true, false]);
  });

  it('keeps none where that is wanted', async () => {
    const chengxin = client({ cacheSize: 0 });
    await chengxin.sectors();
    await chengxin.sectors();
    assert.deepEqual(seen.map(one => one.headers['if-none-match']), [undefined, undefined]);
  });
});

describe('failures', () => {
  const problem = {
    type: 'https://chengxin.example/problems/invalid',
    title: 'Bad input',
    status: 400,
    detail: 'Two faults',
    instance: '/api/v1/x',
    errors: [{ pointer: '/records/3/decidedOn', code: 'date.future', detail: 'in the future' }],
    truncated: true
  };

  it('carry every member of the problem document', async () => {
    answer = (_, response) => json(response, 400, problem);
    const error = await rejects(client().sectors(), BadRequestError);
    assert.equal(error.name, 'BadRequestError');
    assert.equal(error.message, 'Two faults');
    const { type, title, status, detail, instance, errors, truncated } = error;
    assert.deepEqual({ type, title, status, detail, instance, errors, truncated }, problem);
  });

  /** @type {[number, typeof ProblemError][]} */
  const kinds = [
    [400, BadRequestError],
    [401, UnauthorizedError],
    [403, ForbiddenError],
    [404, NotFoundError],
    [409, ConflictError],
    [410, GoneError],
    [413, TooLargeError],
    [418, ProblemError],
    [500, ServerError],
    [503, ServerError]
  ];
  for (const [status, kind] of kinds) {
    it(`${status} is a ${kind.name}`, async () => {
      answer = (_, response) => json(response, status, { status, detail: 'so' });
      const error = await rejects(client({ retries: 0 }).sectors(), kind);
      assert.ok(error instanceof ProblemError);
      assert.equal(error.constructor, kind);
      assert.equal(error.status, status);
    });
  }

  it('429 says how long to wait', async () => {
    answer = (_, response) => json(response, 429, {}, { 'Retry-After': '120' });
    const error = await rejects(client().sectors(), RateLimitError);
    assert.equal(error.retryAfter, 120);
    assert.equal(seen.length, 1, 'so long a wait is left to the caller');
  });

  it('an answer without a problem document is told apart', async () => {
    answer = (_, response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not here</h1>');
    const error = await rejects(client().sectors(), UnexpectedAnswerError);
    assert.equal(error.status, 404);
    assert.doesNotMatch(error.message, /<h1>/);
  });

  it('so is a success that is no JSON', async () => {
    answer = (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome</h1>');
    await rejects(client().sectors(), UnexpectedAnswerError);
  });

  it('no connection is a network error with its cause', async () => {
    const error = await rejects(createClient({ baseUrl: 'http://127.0.0.1:1/api/v1', retries: 0 }).sectors(), NetworkError);
    assert.ok(error.cause);
  });

  it('no answer in time is a timeout', async () => {
    answer = () => undefined;
    await rejects(client({ timeout: 50 }).sectors(), TimeoutError);
    assert.equal(seen.length, 1, 'a slow service is not asked twice');
    server.closeAllConnections();
  });
});

describe('repetition', () => {
  /** @param {number[]} statuses */
  const inTurn = statuses => {
    let turn = 0;
    answer = (_, response) => {
      const status = statuses[Math.min(turn++, statuses.length - 1)];
      json(response, status, status === 200 ? { items: [] } : { status });
    };
  };

  it('helps over what passes', async () => {
    inTurn([503, 429, 200]);
    await client().sectors();
    assert.equal(seen.length, 3);
  });

  it('covers an evaluation, which stores nothing', async () => {
    inTurn([502, 200]);
    await client().evaluate('industry', { asOf: '2026-01-01', subject: { kind: 'legal-person', role: 'enterprise' }, records: [] });
    assert.equal(seen.length, 2);
    assert.equal(seen[0].body, seen[1].body);
  });

  it('covers a connection that breaks off', async () => {
    let turn = 0;
    answer = ({}, response) => (turn++ === 0 ? response.destroy() : json(response, 200, { items: [] }));
    await client().sectors();
    assert.equal(seen.length, 2);
  });

  it('ends', async () => {
    inTurn([503]);
    await rejects(client({ retries: 2 }).sectors(), ServerError);
    assert.equal(seen.length, 3);
  });

  it('is not for what would only fail again', async () => {
    for (const status of [400, 404, 500]) {
      seen = [];
      inTurn([status]);
      await rejects(client().sectors(), ProblemError);
      assert.equal(seen.length, 1, String(status));
    }
  });

  it('waits as long as the service asks', async () => {
    let turn = 0;
    answer = (_, response) => (turn++ === 0 ? json(response, 429, {}, { 'Retry-After': '1' }) : json(response, 200, { items: [] }));
    const begun = performance.now();
    await client().sectors();
    assert.ok(performance.now() - begun >= 990);
  });
});

describe('abort', () => {
  it('rejects with the reason of the signal, also before sending', async () => {
    const reason = new Error('enough');
    const error = await rejects(client().sectors({ signal: AbortSignal.abort(reason) }), Error);
    assert.equal(error, reason);
    assert.equal(seen.length, 0);
  });

  it('ends a request under way', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    answer = () => controller.abort(reason);
    assert.equal(await rejects(client().sectors({ signal: controller.signal }), Error), reason);
    server.closeAllConnections();
  });

  it('ends a wait between repetitions', async () => {
    const controller = new AbortController();
    answer = (_, response) => {
      json(response, 503, {}, { 'Retry-After': '20' });
      setTimeout(() => controller.abort(), 20);
    };
    const begun = performance.now();
    const error = await rejects(client().sectors({ signal: controller.signal }), Error);
    assert.equal(error.name, 'AbortError');
    assert.ok(performance.now() - begun < 5000);
  });
});
