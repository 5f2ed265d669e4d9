/** Messages on their way: posted one after the other in the order they were written, repeated with the same client id until they are taken. */
import type { Answer } from './api';
import type { Failure } from './conversation';
import { judge, patience, type Refusal } from './retry';

export interface Letter {
  key: string;
  text: string;
  value: unknown;
}

export interface OutboxEvents {
  post(letter: Letter): Promise<Answer>;
  onPosted(key: string, id: string): void;
  onFailed(key: string, failure: Failure): void;
  onRefused(key: string, refusal: Refusal): void;
}

export class Outbox {
  readonly #events: OutboxEvents;
  #queue: (Letter & { deadline: number })[] = [];
  #busy = false;
  #isHeld = false;
  #wake: () => void = () => {};

  constructor(events: OutboxEvents) {
    this.#events = events;
  }

  add(letter: Letter): void {
    const queued = { ...letter, deadline: Date.now() + patience };
    this.#queue.push(queued);
    if (this.#isHeld) void this.#tryAhead(queued);
    void this.#work();
  }

  /**
   * The server refuses more messages for a while, but never danger: a message written meanwhile is shown to it once, out of its turn, rather
   * than wait behind one that may have to wait a minute. Refused, it keeps its place.
   */
  async #tryAhead(letter: Letter): Promise<void> {
    const answer = await this.#events.post(letter);
    if (!this.#queue.some(({ key }) => key === letter.key)) return;
    if (!answer.ok) return this.#events.onRefused(letter.key, answer);
    this.drop(letter.key);
    this.#events.onPosted(letter.key, String(answer.body.id ?? ''));
  }

  /** The echo came before the answer to the post: nothing left to repeat. */
  drop(key: string): void {
    this.#queue = this.#queue.filter((letter) => letter.key !== key);
  }

  clear(): void {
    this.#queue = [];
    this.#wake();
  }

  hurry(): void {
    this.#wake();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let letter = this.#queue[0]; letter; letter = this.#queue[0]) {
      await this.#deliver(letter);
      this.drop(letter.key);
    }
    this.#busy = false;
  }

  async #deliver(letter: Letter & { deadline: number }): Promise<void> {
    for (let attempt = 0; this.#queue.includes(letter); attempt++) {
      const answer = await this.#events.post(letter);
      if (!this.#queue.includes(letter)) return;
      if (answer.ok) return this.#events.onPosted(letter.key, String(answer.body.id ?? ''));
      this.#events.onRefused(letter.key, answer);
      // On 404 the session has forgotten the conversation; the next post begins a new one.
      const verdict = judge(answer, attempt, Date.now(), letter.deadline, Math.random());
      if (verdict.act === 'fail') return this.#events.onFailed(letter.key, verdict.failure);
      if (verdict.act === 'retry') {
        this.#isHeld = answer.status === 429 || answer.status === 503;
        await this.#sleep(verdict.in);
        this.#isHeld = false;
      }
      if (verdict.act === 'anew' && attempt > 3) return this.#events.onFailed(letter.key, 'refused');
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
