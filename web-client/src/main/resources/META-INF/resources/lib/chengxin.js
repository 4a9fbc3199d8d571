/**
 * Client of the credit-supervision service: every public read of the contract and the stateless evaluation.
 *
 *     import { createClient, items } from './chengxin.js';
 *     const client = createClient({ baseUrl: 'https://credit.example/api/v1' });
 *     const evaluation = await client.evaluate('mining', file);
 *     for await (const subject of items(cursor => client.searchSubjects({ q: '矿业', cursor }))) { … }
 *
 * No dependencies; runs in browsers and in Node 20.3 or later.
 * @module
 */

/** @import * as Contract from './contract.js' */

/**
 * @typedef {object} ClientOptions
 * @property {string | URL} [baseUrl] where the contract's paths begin; in a browser `/api/v1` of the page's own origin
 * @property {typeof globalThis.fetch} [fetch] what carries the requests
 * @property {string | (() => string | undefined | Promise<string | undefined>)} [token] bearer token, or what gets the current one
 * @property {string | (() => string | undefined)} [language] `Accept-Language`: `zh` (the service's default) or `en`
 * @property {string} [purpose] the purpose of the look-up, needed for another office's non-public file; a header carries no
 *     Chinese, a purpose in Chinese goes into the token
 * @property {number} [retries] how often a request that may be repeated is repeated (2)
 * @property {number} [backoff] milliseconds before the first repetition, doubled each time (200)
 * @property {number} [timeout] milliseconds that one attempt may take (30,000)
 * @property {number} [cacheSize] answers kept for revalidation by ETag (100); 0 keeps none
 */

/**
 * @typedef {object} CallOptions
 * @property {AbortSignal} [signal] ends the call; it then rejects with the signal's reason
 */

/** @typedef {string | number | boolean | undefined} QueryValue */

/** Whatever this library throws, but for an abort by the caller's own signal. */
export class ChengxinError extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** No answer: no connection, no such host, or it broke off. `cause` has what `fetch` said. */
export class NetworkError extends ChengxinError {}

/** No answer within the time that an attempt may take. */
export class TimeoutError extends ChengxinError {}

/** An answer that is not of the contract: no JSON where JSON is due, or an error without a problem document. */
export class UnexpectedAnswerError extends ChengxinError {
  /** @param {string} message @param {number} status @param {{ cause?: unknown }} [options] */
  constructor(message, status, options) {
    super(message, options);
    this.status = status;
  }
}

/** The service declined, with a problem document (RFC 9457). The subclasses tell the kinds apart. */
export class ProblemError extends ChengxinError {
  /** @param {Contract.Problem} problem @param {number} status @param {Headers} headers */
  constructor(problem, status, headers) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.type = problem.type ?? 'about:blank';
    this.title = problem.title;
    this.detail = problem.detail;
    this.instance = problem.instance;
    /** Every fault of the input, up to 1,000. */
    this.errors = problem.errors ?? [];
    this.truncated = problem.truncated === true;
    /** Seconds the service asks to wait, where it does. */
    this.retryAfter = retryAfter(headers);
  }
}

/** 400: faults in what was sent, all of them in `errors`. */
export class BadRequestError extends ProblemError {}
/** 401: a token is needed, or the one sent is not valid. */
export class UnauthorizedError extends ProblemError {}
/** 403: role, area or sector do not allow it. */
export class ForbiddenError extends ProblemError {}
/** 404: no such sector, subject or id. */
export class NotFoundError extends ProblemError {}
/** 409: well-formed, but against the rules; `detail` cites the provision. */
export class ConflictError extends ProblemError {}
/** 410: it was there and has been erased. */
export class GoneError extends ProblemError {}
/** 413: more than one request may carry. */
export class TooLargeError extends ProblemError {}
/** 429: too many requests; wait `retryAfter` seconds. */
export class RateLimitError extends ProblemError {}
/** 5xx: a defect or an outage of the service. */
export class ServerError extends ProblemError {}

/** @type {Record<number, typeof ProblemError>} */
const PROBLEMS = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  410: GoneError,
  413: TooLargeError,
  429: RateLimitError
};

/** Answers after which the same request may well succeed. A 500 is a defect and would only happen again. */
const PASSING = new Set([429, 502, 503, 504]);

/** A service that asks for a longer wait is not waited for: the caller decides. */
const LONGEST_WAIT = 30_000;

/** @typedef {ReturnType<typeof createClient>} Client */

/**
 * @param {ClientOptions} [options]
 */
export function createClient(options = {}) {
  const base = baseUrl(options.baseUrl);
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  const { retries = 2, backoff = 200, timeout = 30_000, cacheSize = 100, purpose } = options;
  /** @type {Map<string, { etag: string, text: string }>} oldest first; texts, so that no caller changes another's answer */
  const cache = new Map();

  /**
   * @param {string} path
   * @param {{ query?: object, body?: unknown, signal?: AbortSignal }} [call]
   * @returns {Promise<any>}
   */
  async function request(path, { query, body, signal } = {}) {
    const url = new URL(path, base);
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined && value !== '') {
        url.searchParams.set(name, String(value));
      }
    }
    const headers = new Headers({ Accept: 'application/json, application/problem+json' });
    const language = typeof options.language === 'function' ? options.language() : options.language;
    const token = typeof options.token === 'function' ? await options.token() : options.token;
    if (language) {
      headers.set('Accept-Language', language);
    }
    if (token) {
      headers.set('Authorization', `Bearer ${token}`);
    }
    if (purpose) {
      headers.set('Purpose', purpose);
    }
    const read = body === undefined;
    if (!read) {
      headers.set('Content-Type', 'application/json');
    }
    // Language and token are part of the key: each may change what the same address answers.
    const key = `${language ?? ''} ${token ?? ''} ${url}`;
    const kept = read ? cache.get(key) : undefined;
    if (kept) {
      headers.set('If-None-Match', kept.etag);
    }
    const init = { method: read ? 'GET' : 'POST', headers, body: read ? undefined : JSON.stringify(body) };
    const { response, text } = await patiently(url, init, signal);

    if (response.status === 304 && kept) {
      keep(key, kept);
      return JSON.parse(kept.text);
    }
    if (!response.ok) {
      throw problem(response, text);
    }
    const answer = json(response, text);
    const etag = response.headers.get('ETag');
    if (read && etag) {
      keep(key, { etag, text });
    }
    return answer;
  }

  /**
   * Sends, and repeats what failed in passing. Everything this client sends may be repeated: reads, and the evaluation,
   * which stores nothing.
   * @param {URL} url @param {RequestInit} init @param {AbortSignal | undefined} signal
   * @returns {Promise<{ response: Response, text: string }>}
   */
  async function patiently(url, init, signal) {
    for (let attempt = 0; ; attempt++) {
      let wait = Math.random() * backoff * 2 ** attempt;
      try {
        const answer = await once(url, init, signal);
        if (!PASSING.has(answer.response.status) || attempt >= retries) {
          return answer;
        }
        wait = Math.max(wait, (retryAfter(answer.response.headers) ?? 0) * 1000);
        if (wait > LONGEST_WAIT) {
          return answer;
        }
      } catch (error) {
        if (!(error instanceof NetworkError) || attempt >= retries) {
          throw error;
        }
      }
      await pause(wait, signal);
    }
  }

  /** @param {URL} url @param {RequestInit} init @param {AbortSignal | undefined} signal */
  async function once(url, init, signal) {
    const limit = AbortSignal.timeout(timeout);
    try {
      const response = await send(url, { ...init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
      return { response, text: await response.text() };
    } catch (cause) {
      signal?.throwIfAborted();
      if (limit.aborted) {
        throw new TimeoutError(`No answer from ${url.origin} within ${timeout} ms`, { cause });
      }
      throw new NetworkError(`No answer from ${url.origin}`, { cause });
    }
  }

  /** @param {string} key @param {{ etag: string, text: string }} entry */
  function keep(key, entry) {
    cache.delete(key);
    if (cacheSize > 0) {
      cache.set(key, entry);
    }
    if (cache.size > cacheSize) {
      const [oldest] = cache.keys();
      cache.delete(oldest);
    }
  }

  return Object.freeze({
    /** The sectors this service has. @param {CallOptions} [call] @returns {Promise<Contract.Page<Contract.Sector>>} */
    sectors: call => request('sectors', call),

    /** The areas of the region. @param {CallOptions} [call] @returns {Promise<Contract.Page<Contract.Area>>} */
    areas: call => request('areas', call),

    /**
     * The published catalogue of what is collected.
     *
     * @param {{ sector?: string, collection?: string }} [query] @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.Category>>}
     */
    catalogue: (query, call) => request('catalogue', { query, ...call }),

    /** @param {string} sector @param {CallOptions} [call] @returns {Promise<Contract.Sector>} */
    sector: (sector, call) => request(path`sectors/${sector}`, call),

    /**
     * The provisions that give points, those in force on a day where `asOf` is given.
     * @param {string} sector
     * @param {{ asOf?: string, cursor?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.Provision>>}
     */
    provisions: (sector, query, call) => request(path`sectors/${sector}/provisions`, { query, ...call }),

    /**
     * The types of record a sector reads, each with the JSON Schema of its facts.
     * @param {string} sector
     * @param {{ cursor?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.RecordType>>}
     */
    recordTypes: (sector, query, call) => request(path`sectors/${sector}/record-types`, { query, ...call }),

    /**
     * @param {string} sector
     * @param {{ grade?: string, list?: string, cursor?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.Measure>>}
     */
    measures: (sector, query, call) => request(path`sectors/${sector}/measures`, { query, ...call }),

    /**
     * The measures that no single sector has to itself.
     * @param {{ grade?: string, list?: string, cursor?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.Measure>>}
     */
    generalMeasures: (query, call) => request('measures', { query, ...call }),

    /**
     * Evaluates a file that is only in the request; the service stores nothing of it.
     * @param {string} sector
     * @param {Contract.EvaluationRequest} file
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Evaluation>}
     */
    evaluate: (sector, file, call) => request(path`sectors/${sector}/evaluations`, { body: file, ...call }),

    /**
     * @param {Contract.SubjectQuery} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.Subject>>}
     */
    searchSubjects: (query, call) => request('subjects', { query, ...call }),

    /** @param {string} id @param {CallOptions} [call] @returns {Promise<Contract.Subject>} */
    subject: (id, call) => request(path`subjects/${id}`, call),

    /** Where a subject stands in each sector. @param {string} id @param {CallOptions} [call] @returns {Promise<Contract.Page<Contract.SectorGrade>>} */
    grades: (id, call) => request(path`subjects/${id}/grades`, call),

    /**
     * The running evaluation with all its reasons, of today or of the day asked for.
     * @param {string} id
     * @param {string} sector
     * @param {{ asOf?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Evaluation>}
     */
    grade: (id, sector, query, call) => request(path`subjects/${id}/grades/${sector}`, { query, ...call }),

    /**
     * The grade of each closed period, and every change of the running one with its cause, the earliest first.
     * @param {string} id
     * @param {string} sector
     * @param {{ limit?: number, cursor?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.GradeEvent>>}
     */
    history: (id, sector, query, call) => request(path`subjects/${id}/grades/${sector}/history`, { query, ...call }),

    /**
     * What becomes of the grade if nothing new happens, six years ahead or until a day.
     * @param {string} id
     * @param {string} sector
     * @param {{ until?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Forecast>}
     */
    forecast: (id, sector, query, call) => request(path`subjects/${id}/grades/${sector}/forecast`, { query, ...call }),

    /**
     * The evaluation of the file with other records; the service stores nothing of it.
     * @param {string} id
     * @param {string} sector
     * @param {Contract.WhatIfRequest} change
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Evaluation & { before: Contract.Evaluation }>}
     */
    whatIf: (id, sector, change, call) => request(path`subjects/${id}/grades/${sector}/what-if`, { body: change, ...call }),

    /**
     * The records the reader may see; without a token those disclosed today.
     * @param {string} id
     * @param {{ limit?: number, cursor?: string }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Page<Contract.CreditRecord>>}
     */
    records: (id, query, call) => request(path`subjects/${id}/records`, { query, ...call }),

    /**
     * What has changed of what is public, after a position; a `GoneError` where that is not kept any more. `next` is the position
     * to go on from, also where nothing is new.
     * @param {{ after?: number, limit?: number }} [query]
     * @param {CallOptions} [call]
     * @returns {Promise<Contract.Changes>}
     */
    changes: (query, call) => request('changes', { query, ...call })
  });
}

/**
 * The pages of a listing, one after the other, fetched as they are asked for.
 * @template T
 * @param {(cursor?: string) => Promise<Contract.Page<T>>} fetchPage
 * @returns {AsyncGenerator<Contract.Page<T>, void, void>}
 */
export async function* pages(fetchPage) {
  /** @type {string | undefined} */
  let cursor;
  do {
    const page = await fetchPage(cursor);
    yield page;
    cursor = page.next;
  } while (cursor);
}

/**
 * The items of a listing over all its pages.
 * @template T
 * @param {(cursor?: string) => Promise<Contract.Page<T>>} fetchPage
 * @returns {AsyncGenerator<T, void, void>}
 */
export async function* items(fetchPage) {
  for await (const page of pages(fetchPage)) {
    yield* page.items;
  }
}

/** @param {string | URL | undefined} given */
function baseUrl(given) {
  const url = new URL(given ?? '/api/v1', globalThis.location?.href);
  url.pathname = url.pathname.replace(/\/*$/, '/');
  return url;
}

/**
 * A path whose values cannot leave their place in it.
 * @param {TemplateStringsArray} parts @param {string[]} values
 */
function path(parts, ...values) {
  return values.reduce((made, value, i) => {
    if (typeof value !== 'string' || /^\.{0,2}$/.test(value)) {
      throw new TypeError(`An id must be a non-empty string: ${value}`);
    }
    return made + encodeURIComponent(value) + parts[i + 1];
  }, parts[0]);
}

/** @param {Response} response @param {string} text */
function problem(response, text) {
  if (!/\bjson\b/.test(response.headers.get('Content-Type') ?? '')) {
    return new UnexpectedAnswerError(`HTTP ${response.status} without a problem document`, response.status);
  }
  const Kind = PROBLEMS[response.status] ?? (response.status >= 500 ? ServerError : ProblemError);
  return new Kind(json(response, text), response.status, response.headers);
}

/** @param {Response} response @param {string} text */
function json(response, text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnexpectedAnswerError(`HTTP ${response.status} with something other than JSON`, response.status, { cause });
  }
}

/** `Retry-After` in seconds, given as a number or as a date. @param {Headers} headers */
function retryAfter(headers) {
  const value = headers.get('Retry-After');
  if (!value) {
    return undefined;
  }
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** @param {number} milliseconds @param {AbortSignal | undefined} signal @returns {Promise<void>} */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
