/** The right to speak in one conversation: token, its renewal, and the resume key that outlives both. */
import type { Answer, Api, Success } from './api';
import type { Refusal } from './retry';
import { forgetConversation, readSaved, save } from './storage';

/** A token this close to its end is renewed before use: a request should not lose the race against the clock. */
const margin = 30_000;

export interface Joined {
  ok: true;
  streamUrl: string;
}

const gone: Refusal = { ok: false, status: 0, code: 'Closed', retryAfter: undefined, body: undefined };

export class Session {
  readonly #api: Api;
  readonly #locale: () => string;
  /** The server no longer has the conversation that was on the screen. */
  readonly #onLost: () => void;
  #token = '';
  #expires = 0;
  #refreshAt = 0;
  #id = '';
  #started = false;
  #closed = false;
  #renewal: Promise<Success | Refusal> | undefined;
  #joining: Promise<Joined | Refusal> | undefined;

  constructor(api: Api, locale: () => string, onLost: () => void) {
    this.#api = api;
    this.#locale = locale;
    this.#onLost = onLost;
  }

  /** True when an earlier conversation can be fetched back. */
  get canResume(): boolean {
    const { resumeKey, resumeExpires } = readSaved();
    return !!resumeKey && !(Date.parse(resumeExpires ?? '') < Date.now());
  }

  get isStarted(): boolean {
    return this.#started;
  }

  /**
   * Starts the conversation or comes back to it; the answer's stream replays what follows the watermark. Connection and outbox may both ask
   * at the beginning: they share one answer.
   */
  join(watermark: () => string): Promise<Joined | Refusal> {
    this.#joining ??= this.#join(watermark).finally(() => (this.#joining = undefined));
    return this.#joining;
  }

  /** Makes a call with a valid token. An expired one is renewed once; a conversation that is gone is forgotten, and the caller told by 404. */
  async call(make: (token: string, id: string) => Promise<Answer>): Promise<Answer> {
    let used = { token: '', id: '' };
    const attempt = () =>
      this.#callOnce((token, id) => {
        used = { token, id };
        return make(token, id);
      });
    let answer = await attempt();
    if (!answer.ok && (answer.status === 401 || answer.status === 403) && used.token) {
      // Another call may have renewed, or begun anew, while this one was under way: its work is not undone.
      if (this.#token === used.token) this.#token = '';
      answer = await attempt();
    }
    if (!answer.ok && answer.status === 404 && used.id === this.#id) this.forget();
    return answer;
  }

  /** Called now and then while connected: a fresh token well before the old one ends spares a refused request later. */
  async keepFresh(): Promise<void> {
    if (!this.#token || Date.now() < this.#refreshAt || Date.now() > this.#expires - margin) return;
    this.#refreshAt = Date.now() + 60_000;
    const answer = await this.#api.refresh(this.#token);
    if (answer.ok) this.#take(answer.body);
  }

  /** Forgets the conversation on this device; the next call begins a new one. */
  forget(): void {
    if (this.#closed) return;
    const had = this.#id !== '';
    this.#token = this.#id = '';
    this.#started = false;
    forgetConversation();
    if (had) this.#onLost();
  }

  /** Says goodbye if it still can. From here on nothing is saved, whatever is still under way. */
  close(goodbye?: object): Promise<unknown> {
    this.#closed = true;
    return goodbye && this.#token ? this.#api.post(this.#token, this.#id, goodbye) : Promise.resolve();
  }

  async #join(watermark: () => string): Promise<Joined | Refusal> {
    const answer = await this.call((token, id) =>
      this.#started ? this.#api.rejoin(token, id, watermark()) : this.#api.start(token, this.#locale()),
    );
    if (!answer.ok) return answer;
    this.#started = true;
    this.#take(answer.body);
    return { ok: true, streamUrl: String(answer.body.streamUrl ?? '') };
  }

  async #callOnce(make: (token: string, id: string) => Promise<Answer>): Promise<Answer> {
    if (!this.#token || Date.now() > this.#expires - margin) {
      // Several callers may find the token spent at once; they share one renewal.
      this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
      const renewed = await this.#renewal;
      if (!renewed.ok) return renewed;
    }
    return make(this.#token, this.#id);
  }

  async #renew(): Promise<Success | Refusal> {
    const { resumeKey } = this.canResume ? readSaved() : {};
    let answer = await this.#api.token(resumeKey, this.#locale());
    if (!answer.ok && answer.status === 404 && resumeKey) {
      this.forget();
      answer = await this.#api.token(undefined, this.#locale());
    }
    // 404 from here on would read as "conversation gone"; without a key it can only mean a server that is not set up.
    if (!answer.ok) return answer.status === 404 ? { ...answer, status: 503 } : answer;
    if (this.#closed) return gone;
    const { conversationId, resumeKey: key, resumeExpires } = answer.body;
    if (this.#id && this.#id !== conversationId) this.forget();
    this.#started ||= !!resumeKey && conversationId === readSaved().conversationId;
    this.#id = String(conversationId);
    this.#take(answer.body);
    save({ resumeKey: String(key), conversationId: this.#id, resumeExpires: String(resumeExpires) });
    return answer;
  }

  #take(body: Record<string, unknown>): void {
    if (typeof body.token !== 'string') return;
    const life = (Number(body.expires_in) || 1800) * 1000;
    this.#token = body.token;
    this.#expires = Date.now() + life;
    this.#refreshAt = Date.now() + life * 0.6;
  }
}
