/** The calls of the contract, one method each. Nothing a patient wrote is ever part of a URL. */
import { readRetryAfter, type Refusal } from './retry';

export interface Success {
  ok: true;
  body: Record<string, unknown>;
}
export type Answer = Success | Refusal;

/** After this long without an answer the reader is told; the request goes on until the limit. */
const slow = 5_000;
const limit = 15_000;

interface Extra {
  token?: string;
  body?: object | undefined;
  /** Nobody waits for it: its slowness is no news, and it may outlive the page. */
  aside?: boolean;
}

export class Api {
  readonly #base: string;
  readonly #onSlow: () => void;

  constructor(base: string, onSlow: () => void) {
    this.#base = base;
    this.#onSlow = onSlow;
  }

  settings = () => this.#call('GET', '/chat/settings', { aside: true });

  token = (resumeKey: string | undefined, locale: string) => this.#call('POST', '/chat/token', { body: { resumeKey, locale } });

  end = (resumeKey: string) => this.#call('POST', '/chat/end', { body: { resumeKey }, aside: true });

  start = (token: string, locale: string) => this.#line('POST', token, 'conversations', { locale });

  rejoin = (token: string, id: string, watermark: string) => this.#line('GET', token, `${path(id)}?watermark=${encodeURIComponent(watermark)}`);

  poll = (token: string, id: string, watermark: string) =>
    this.#line('GET', token, `${path(id)}/activities?watermark=${encodeURIComponent(watermark)}`);

  post = (token: string, id: string, activity: object) => this.#line('POST', token, `${path(id)}/activities`, activity);

  typing = (token: string, id: string) => this.#line('POST', token, `${path(id)}/activities`, { type: 'typing', from: { id: 'patient' } }, true);

  refresh = (token: string) => this.#line('POST', token, 'tokens/refresh', {}, true);

  #line(method: string, token: string, rest: string, body?: object, aside = false): Promise<Answer> {
    return this.#call(method, `/v3/directline/${rest}`, { token, body, aside });
  }

  async #call(method: string, url: string, extra: Extra): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (extra.token) headers.Authorization = `Bearer ${extra.token}`;
    if (extra.body) headers['Content-Type'] = 'application/json';
    const slowly = extra.aside ? 0 : setTimeout(this.#onSlow, slow);
    const abort = new AbortController();
    const tooLong = setTimeout(() => abort.abort(), limit);
    try {
      const response = await fetch(this.#base + url, {
        method,
        headers,
        body: extra.body ? JSON.stringify(extra.body) : null,
        credentials: 'omit',
        cache: 'no-store',
        keepalive: extra.aside ?? false,
        signal: abort.signal,
      });
      const body = await response.json().catch(() => ({}));
      return response.ok ? { ok: true, body: body ?? {} } : refusal(response, body);
    } catch {
      return { ok: false, status: 0, code: '', retryAfter: undefined, body: undefined };
    } finally {
      clearTimeout(slowly);
      clearTimeout(tooLong);
    }
  }
}

const path = (id: string) => `conversations/${encodeURIComponent(id)}`;

function refusal(response: Response, body: any): Refusal {
  return {
    ok: false,
    status: response.status,
    code: typeof body?.error?.code === 'string' ? body.error.code : typeof body?.code === 'string' ? body.code : '',
    retryAfter: readRetryAfter(response.headers.get('Retry-After'), Date.now()),
    body,
  };
}
