/**
 * Keeps the conversation flowing in: by WebSocket where one can be had, otherwise by polling. One loop, so that there is never more than one
 * attempt under way; whatever should hurry it (back online, tab visible again, "try now") only cuts its pause short.
 */
import type { Answer, Api } from './api';
import { pauseAfter, type Refusal } from './retry';
import type { Session } from './session';
import { parseFrame, readSet, type ActivitySet } from './wire';

/** A socket that says nothing for this long at the start is given up: some networks swallow sockets without a word. */
const openLimit = 5_000;
/** A socket that lasted this long was a good one. */
const goodLife = 10_000;
const keepAlive = 20_000;
const badSockets = 2;
const firstSocketPause = 60_000;

export interface ConnectionEvents {
  watermark(): string;
  onSet(set: ActivitySet): void;
  /** The history of an earlier visit is still to be fetched. */
  wantsHistory(): boolean;
  onHistory(set: ActivitySet): void;
  onReached(): void;
  onRefused(refusal: Refusal): void;
  /** How long until the next poll: depends on whether anybody is looking. */
  pollPause(): number;
}

export class Connection {
  readonly #api: Api;
  readonly #session: Session;
  readonly #events: ConnectionEvents;
  #running = false;
  #socket: WebSocket | undefined;
  #endSocket: (how: 'lived' | 'broke' | 'silent') => void = () => {};
  #wake: () => void = () => {};
  #failures = 0;
  #lostSockets = 0;
  #socketsFrom = 0;

  constructor(api: Api, session: Session, events: ConnectionEvents) {
    this.#api = api;
    this.#session = session;
    this.#events = events;
  }

  get isLive(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  start(): void {
    this.#running = true;
    void this.#run();
  }

  /** For good: a later start makes a new connection. */
  stop(): void {
    this.#running = false;
    this.rejoin();
  }

  /** Try now rather than after the pause. */
  hurry(): void {
    this.#failures = 0;
    this.#wake();
  }

  /** Leaves a socket that may be dead without knowing it, and joins again at once. */
  rejoin(): void {
    this.#endSocket('lived');
    this.hurry();
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const refusal = await this.#attempt();
      if (!this.#running) return;
      if (!refusal) {
        await this.#sleep(250 + Math.random() * 750);
        continue;
      }
      // A conversation that is gone was forgotten by the session: begin the next at once, but never in a tight loop.
      if (refusal.status === 404 && this.#failures++ === 0) continue;
      this.#events.onRefused(refusal);
      await this.#sleep(pauseAfter(refusal, this.#failures++, Math.random()));
    }
  }

  /** Joins and stays until the connection ends. Answers what refused it, or nothing when it is time to join again. */
  async #attempt(): Promise<Refusal | undefined> {
    if (this.#events.wantsHistory()) {
      const history = await this.#poll();
      if (!history.ok) return history;
      if (this.#running) this.#events.onHistory(readSet(history.body));
    }
    const joined = await this.#session.join(() => this.#events.watermark());
    if (!joined.ok) return joined;
    if (!this.#running) return undefined;
    this.#failures = 0;
    this.#events.onReached();
    if (joined.streamUrl && Date.now() >= this.#socketsFrom) {
      const end = await this.#listen(joined.streamUrl);
      this.#lostSockets = end === 'lived' ? 0 : this.#lostSockets + 1;
      if (end !== 'silent' && this.#lostSockets < badSockets) return undefined;
      this.#socketsFrom = Date.now() + Math.min(firstSocketPause * 2 ** Math.max(0, this.#lostSockets - badSockets), 600_000);
    }
    return this.#running ? this.#pollUntilSockets() : undefined;
  }

  /** Resolves when the socket has closed: it lived well, broke early, or never opened. */
  #listen(url: string): Promise<'lived' | 'broke' | 'silent'> {
    return new Promise((resolve) => {
      let opened = 0;
      let socket: WebSocket;
      try {
        socket = this.#socket = new WebSocket(url);
      } catch {
        // The page's own policy may forbid sockets; polling still works.
        return resolve('silent');
      }
      const beat = setInterval(() => {
        if (opened) socket.send('');
        void this.#session.keepFresh();
      }, keepAlive);
      const end = (this.#endSocket = (how) => {
        clearInterval(beat);
        clearTimeout(patience);
        socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
        socket.close();
        if (this.#socket === socket) this.#socket = undefined;
        resolve(how);
      });
      const patience = setTimeout(() => end('silent'), openLimit);
      socket.onopen = () => {
        opened = Date.now();
        clearTimeout(patience);
      };
      socket.onmessage = ({ data }) => {
        const set = parseFrame(data);
        if (set) this.#events.onSet(set);
      };
      socket.onclose = () => end(opened && Date.now() - opened > goodLife ? 'lived' : 'broke');
    });
  }

  async #pollUntilSockets(): Promise<Refusal | undefined> {
    while (this.#running && Date.now() < this.#socketsFrom) {
      const answer = await this.#poll();
      if (!answer.ok) return answer;
      if (!this.#running) return undefined;
      this.#events.onReached();
      this.#events.onSet(readSet(answer.body));
      void this.#session.keepFresh();
      await this.#sleep(this.#events.pollPause());
    }
    return undefined;
  }

  #poll(): Promise<Answer> {
    return this.#session.call((token, id) => this.#api.poll(token, id, this.#events.watermark()));
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
