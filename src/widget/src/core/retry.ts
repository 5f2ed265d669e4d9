/** When to try again, as pure functions: time and chance are parameters. */
import type { Failure } from './conversation';

/** An answer that is not 2xx. `status` 0: the server was not reached at all. */
export interface Refusal {
  ok: false;
  status: number;
  code: string;
  retryAfter: number | undefined;
  body: unknown;
}

/** How long a message is retried by itself before the patient is told that it was not sent. */
export const patience = 60_000;

/** Doubles from one second to thirty; half of each pause is chance, so that a clinic's visitors do not all come back in one instant. */
export function backoff(attempt: number, random: number): number {
  const ceiling = Math.min(30_000, 1000 * 2 ** Math.min(attempt, 5));
  return ceiling / 2 + (random * ceiling) / 2;
}

/** The pause after a refusal: what the server asked for, otherwise growing. */
export const pauseAfter = (refusal: Refusal, attempt: number, random: number): number => refusal.retryAfter ?? backoff(attempt, random);

/** `Retry-After` in milliseconds: seconds or a date; undefined when absent or senseless. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(seconds) ? Math.max(0, Math.min(seconds, 600_000)) : undefined;
}

export type Verdict = { act: 'retry'; in: number } | { act: 'anew' } | { act: 'fail'; failure: Failure };

/** What to do with a message whose post was refused. A refusal for an expired token has been renewed and repeated before it gets here. */
export function judge(refusal: Refusal, attempt: number, now: number, deadline: number, random: number): Verdict {
  const { status } = refusal;
  if (status === 404) return { act: 'anew' };
  if (status === 413) return { act: 'fail', failure: 'tooLong' };
  if (status >= 400 && status < 500 && status !== 429 && status !== 408) return { act: 'fail', failure: 'refused' };
  const pause = pauseAfter(refusal, attempt, random);
  if (now + pause <= deadline) return { act: 'retry', in: pause };
  return { act: 'fail', failure: status === 0 ? 'unreachable' : 'busy' };
}
