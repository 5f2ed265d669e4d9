import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff, judge, patience, readRetryAfter, type Refusal } from '../src/core/retry';

const refusal = (status: number, retryAfter?: number): Refusal => ({ ok: false, status, code: '', retryAfter, body: undefined });
const verdict = (status: number, at = 0, retryAfter?: number) => judge(refusal(status, retryAfter), 0, at, patience, 0.5);

test('pauses double from a second to half a minute, and half of each is chance', () => {
  assert.deepEqual([0, 1, 2, 9].map((attempt) => [backoff(attempt, 0), backoff(attempt, 1)]), [
    [500, 1000],
    [1000, 2000],
    [2000, 4000],
    [15_000, 30_000],
  ]);
});

test('a server that is away is tried again for a minute, then the patient is told', () => {
  assert.deepEqual(verdict(0), { act: 'retry', in: 750 });
  assert.deepEqual(verdict(500), { act: 'retry', in: 750 });
  assert.deepEqual(verdict(0, patience), { act: 'fail', failure: 'unreachable' });
  assert.deepEqual(verdict(503, patience), { act: 'fail', failure: 'busy' });
});

test('Retry-After is honoured, and a wait beyond the minute is said at once', () => {
  assert.deepEqual(verdict(429, 0, 7000), { act: 'retry', in: 7000 });
  assert.deepEqual(verdict(503, 0, 120_000), { act: 'fail', failure: 'busy' });
});

test('what the server will never take is not repeated', () => {
  assert.deepEqual(verdict(413), { act: 'fail', failure: 'tooLong' });
  for (const status of [400, 401, 403, 422]) assert.deepEqual(verdict(status), { act: 'fail', failure: 'refused' });
});

test('a conversation that is gone begins anew', () => assert.deepEqual(verdict(404), { act: 'anew' }));

test('Retry-After is seconds or a date', () => {
  const now = Date.parse('2026-11-22T16:00:00Z');
  assert.equal(readRetryAfter('3', now), 3000);
  assert.equal(readRetryAfter('Sun, 22 Nov 2026 16:00:05 GMT', now), 5000);
  assert.equal(readRetryAfter('Sun, 22 Nov 2026 15:00:00 GMT', now), 0);
  assert.equal(readRetryAfter('soon', now), undefined);
  assert.equal(readRetryAfter(null, now), undefined);
});
