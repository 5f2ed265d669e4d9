/** One patient's chat: what is on the screen, and everything that moves it. Knows nothing of how it is drawn. */
import { Api, type Answer } from './api';
import { Connection } from './connection';
import {
  addDraft,
  answering,
  beginAnew,
  emptyConversation,
  markFailed,
  markPosted,
  markSending,
  remove,
  takeSet,
  takeUnstored,
  type Conversation,
  type Entry,
  type Failure,
} from './conversation';
import { Outbox, type Letter } from './outbox';
import type { Refusal } from './retry';
import { Session } from './session';
import { clearDevice, keepSettings, readKeptSettings, readSaved, wasCleared } from './storage';
import { readActivities, readSettings, type Activity, type ActivitySet, type Lang, type Settings } from './wire';

/** How it stands with the server. Everything but `quiet`, `joining` and `ok` puts the phone numbers on the screen. */
export type Reach = 'quiet' | 'joining' | 'ok' | 'offline' | 'down' | 'busy' | 'refused';

const typingLife = 5_000;
/** Dots at the other side fade after about twice as long. */
const typingEvery = 3_000;
/** An echo later than this after the post says that the socket died unnoticed. */
const echoLimit = 5_000;
/** Somebody is talking: poll every second. Nobody looking: now and then. */
const pollActive = 1_000;
const pollIdle = 5_000;
const pollHidden = 15_000;
const activeFor = 120_000;
/** A socket left alone for this long in a hidden tab is not trusted any more. */
const staleAfter = 60_000;

export class Chat {
  conversation: Conversation = emptyConversation;
  reach: Reach = 'quiet';
  /** Undefined: nobody writes. Text: a preview of the reply under way. */
  typing: string | undefined;
  /** Who of the staff is writing; empty when it is the assistant. */
  writer = '';
  /** The history of an earlier visit is on its way. */
  isRestoring = false;
  settings: Settings | undefined = readKeptSettings();
  isShown = false;

  readonly #lang: () => Lang;
  readonly #changed: () => void;
  readonly #arrived: (activities: Activity[]) => void;
  readonly #api: Api;
  // Made anew at each start: what an ended chat still has under way then has nothing to act upon.
  #session!: Session;
  #connection!: Connection;
  #outbox!: Outbox;
  #typingTimer = 0;
  #typedAt = 0;
  #lastUse = 0;
  #hiddenAt = 0;
  #settingsAsked = false;

  constructor(base: string, lang: () => Lang, changed: () => void, arrived: (activities: Activity[]) => void) {
    this.#lang = lang;
    this.#changed = changed;
    this.#arrived = arrived;
    this.#api = new Api(base, () => this.#reached('down'));
  }

  /** The panel was opened: from now on there is traffic. */
  start(): void {
    this.#lastUse = Date.now();
    if (this.reach !== 'quiet') return;
    this.#assemble();
    this.isRestoring = this.#session.canResume;
    this.reach = navigator.onLine === false ? 'offline' : 'joining';
    addEventListener('online', this.#online);
    addEventListener('offline', this.#offline);
    addEventListener('storage', this.#stored);
    document.addEventListener('visibilitychange', this.#visible);
    this.#connection.start();
    void this.#loadSettings();
    this.#changed();
  }

  /** The element left the page, or the chat was ended. */
  stop(): void {
    if (this.reach === 'quiet') return;
    removeEventListener('online', this.#online);
    removeEventListener('offline', this.#offline);
    removeEventListener('storage', this.#stored);
    document.removeEventListener('visibilitychange', this.#visible);
    this.#connection.stop();
    this.#outbox.clear();
    void this.#session.close();
    this.reach = 'quiet';
  }

  send(text: string, value?: unknown): void {
    this.start();
    const letter = { key: newKey(), text, value };
    this.#become(addDraft(this.conversation, letter, Date.now()));
    this.#outbox.add(letter);
  }

  /** Shows a person of the clinic that the patient writes, and nothing of what; the assistant has no use for it. */
  write(): void {
    if (this.reach !== 'ok' || !this.#session.isStarted || !answering(this.conversation) || Date.now() - this.#typedAt < typingEvery) return;
    this.#typedAt = Date.now();
    void this.#session.call((token, id) => this.#api.typing(token, id));
  }

  tryAgain(entry: Entry): void {
    this.#lastUse = Date.now();
    this.start();
    this.#become(markSending(this.conversation, entry.key));
    this.#outbox.add(entry);
  }

  takeBack(entry: Entry): void {
    this.#become(remove(this.conversation, entry.key));
  }

  tryNow(): void {
    this.start();
    this.#connection.rejoin();
    this.#outbox.hurry();
    void this.#loadSettings();
  }

  /** Ends the conversation and forgets it here. The device is cleared even when the server cannot be told. */
  end(): void {
    const { resumeKey } = readSaved();
    const goodbye = { type: 'endOfConversation', code: 'userCancelled', from: { id: 'patient' } };
    const said = this.reach === 'quiet' ? Promise.resolve() : this.#session.close(goodbye);
    if (resumeKey) void said.then(() => this.#api.end(resumeKey));
    this.#wipe();
    clearDevice();
  }

  #assemble(): void {
    this.#session = new Session(this.#api, this.#lang, () => this.#beginAnew());
    this.#connection = new Connection(this.#api, this.#session, {
      watermark: () => this.conversation.watermark,
      onSet: (set) => this.#take(set),
      wantsHistory: () => this.isRestoring,
      onHistory: (set) => this.#restore(set),
      onReached: () => this.#reached('ok'),
      onRefused: (refusal) => this.#refused(refusal),
      pollPause: () => this.#pollPause(),
    });
    this.#outbox = new Outbox({
      post: (letter) => this.#post(letter),
      onPosted: (key, id) => this.#posted(key, id),
      onFailed: (key, failure) => this.#failed(key, failure),
      onRefused: (key, refusal) => this.#postRefused(key, refusal),
    });
  }

  #wipe(): void {
    this.stop();
    this.typing = undefined;
    this.isRestoring = false;
    this.#become(emptyConversation);
  }

  async #loadSettings(): Promise<void> {
    if (this.#settingsAsked) return;
    this.#settingsAsked = true;
    const answer = await this.#api.settings();
    this.#settingsAsked = answer.ok;
    if (!answer.ok) return;
    this.settings = readSettings(answer.body);
    keepSettings(answer.body);
    this.#changed();
  }

  async #post(letter: Letter): Promise<Answer | Refusal> {
    if (!this.#session.isStarted) {
      const joined = await this.#session.join(() => this.conversation.watermark);
      if (!joined.ok) return joined;
    }
    return this.#session.call((token, id) =>
      this.#api.post(token, id, {
        type: 'message',
        from: { id: 'patient' },
        text: letter.text,
        textFormat: 'plain',
        locale: this.#lang(),
        value: letter.value,
        channelData: { clientActivityID: letter.key },
      }),
    );
  }

  #posted(key: string, id: string): void {
    this.#reached('ok');
    this.#become(markPosted(this.conversation, key, id));
    if (!this.#connection.isLive) this.#connection.hurry();
    setTimeout(() => {
      if (this.conversation.entries.some((entry) => entry.key === key && entry.status === 'sending')) this.#connection.rejoin();
    }, echoLimit);
  }

  #failed(key: string, failure: Failure): void {
    this.#become(markFailed(this.conversation, key, failure));
    // Nothing is under way any more that would take the notice away again.
    this.#connection.rejoin();
  }

  #postRefused(key: string, refusal: Refusal): void {
    if (refusal.status === 0 || refusal.status === 429 || refusal.status >= 500) this.#refused(refusal);
    if (refusal.status === 0) this.#connection.rejoin();
    const activities = readActivities((refusal.body as { activities?: unknown } | undefined)?.activities);
    if (activities.length === 0) return;
    const next = takeUnstored(this.conversation, key, activities, Date.now());
    const isNews = next !== this.conversation;
    this.#become(next);
    if (isNews) this.#arrived(activities);
  }

  #take(set: ActivitySet): void {
    const messages = set.activities.filter(({ type, role }) => type === 'message' && role === 'bot');
    for (const activity of set.activities) this.#noticeTyping(activity);
    const before = new Set(this.conversation.entries.map(({ id }) => id));
    const fresh = messages.filter(({ id }) => !before.has(id));
    const next = takeSet(this.conversation, set, Date.now(), true);
    for (const entry of next.entries) if (entry.status === 'sent') this.#outbox.drop(entry.key);
    this.#become(next);
    if (fresh.length > 0) this.#arrived(fresh);
  }

  /** History is neither announced nor counted as unread. */
  #restore(set: ActivitySet): void {
    this.isRestoring = false;
    this.#become(takeSet(this.conversation, set, Date.now(), false));
  }

  #noticeTyping(activity: Activity): void {
    if (activity.role !== 'bot') return;
    clearTimeout(this.#typingTimer);
    this.typing = activity.type === 'typing' ? activity.text : undefined;
    this.writer = activity.staff?.name ?? '';
    if (activity.type === 'typing') this.#typingTimer = window.setTimeout(() => this.#stopTyping(), typingLife);
  }

  #stopTyping(): void {
    this.typing = undefined;
    this.#changed();
  }

  #beginAnew(): void {
    this.isRestoring = false;
    this.typing = undefined;
    this.#become(beginAnew(this.conversation));
    this.#connection.rejoin();
  }

  #refused({ status }: Refusal): void {
    if (status === 0) this.#reached(navigator.onLine === false ? 'offline' : 'down');
    else if (status === 429 || status === 503) this.#reached('busy');
    else this.#reached(status === 403 ? 'refused' : 'down');
  }

  #reached(reach: Reach): void {
    if (this.reach === 'quiet' || this.reach === reach) return;
    this.reach = reach;
    if (reach === 'ok') {
      this.#outbox.hurry();
      void this.#loadSettings();
    }
    this.#changed();
  }

  #become(conversation: Conversation): void {
    this.conversation = conversation;
    this.#lastUse = Date.now();
    this.#changed();
  }

  #pollPause(): number {
    if (document.hidden) return pollHidden;
    return this.isShown && Date.now() - this.#lastUse < activeFor ? pollActive : pollIdle;
  }

  #online = (): void => this.tryNow();

  #offline = (): void => this.#reached('offline');

  #visible = (): void => {
    if (document.hidden) this.#hiddenAt = Date.now();
    else if (Date.now() - this.#hiddenAt > staleAfter) this.#connection.rejoin();
    else if (!this.#connection.isLive) this.#connection.hurry();
  };

  /** Another tab of this site cleared the device: this one must not keep the conversation on the screen. */
  #stored = (event: StorageEvent): void => {
    if (wasCleared(event)) this.#wipe();
  };
}

/** `randomUUID` exists on secure pages only; a clinic may try the chat on a plain http page of its own network first. */
const newKey = (): string =>
  crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, '0')).join('-');
