/**
 * The conversation on the screen as a value: pure functions take it and what happened, and give the next one. Echoes, replays after a
 * reconnect and answers to repeated posts all arrive here more than once and in any order; this is the only place that sorts them out.
 */
import { isStatus, type Activity, type ActivitySet } from './wire';

export type Failure = 'unreachable' | 'busy' | 'tooLong' | 'refused';

export interface Entry {
  /** Stays the same from the moment it is typed until it is history: the client's id, or the server's. */
  key: string;
  id: string;
  from: 'patient' | 'bot';
  at: number;
  text: string;
  activity: Activity | undefined;
  value: unknown;
  status: 'sending' | 'sent' | 'failed';
  failure: Failure | undefined;
  /** The server took the post; only with the echo is it certain that it stands in the conversation. */
  posted: boolean;
  /** Conversations this page has had: 0 is the first. */
  epoch: number;
  /** Place among the server's activities, once known. */
  sequence: number | undefined;
  /** For entries the server does not have: they stand after this sequence. */
  after: number;
  arrival: number;
  /** Came while the reader was there, not replayed from history: worth announcing. */
  fresh: boolean;
  /** A safety reply the server has not stored: the key of the message it answers. */
  answers: string;
}

export interface Conversation {
  entries: readonly Entry[];
  watermark: string;
  epoch: number;
  arrivals: number;
}

export const emptyConversation: Conversation = { entries: [], watermark: '', epoch: 0, arrivals: 0 };

export interface Draft {
  key: string;
  text: string;
  value?: unknown;
}

export function addDraft(conversation: Conversation, draft: Draft, now: number): Conversation {
  return put(conversation, {
    ...blank(conversation, draft.key, now),
    text: draft.text,
    value: draft.value,
    status: 'sending',
    fresh: true,
  });
}

/** A person of the clinic spoke last: whoever writes now writes to them. */
export const isWithStaff = ({ entries }: Conversation): boolean =>
  entries.findLast(({ activity }) => activity && !isStatus(activity))?.activity?.staff !== undefined;

/** Takes in what a socket frame or a poll brought. Typing and other types advance the watermark and are not drawn. */
export function takeSet(conversation: Conversation, set: ActivitySet, now: number, fresh: boolean): Conversation {
  const taken = set.activities
    .filter((activity) => activity.type === 'message')
    .reduce((sofar, activity) => takeMessage(sofar, activity, now, fresh), conversation);
  return { ...taken, watermark: later(taken.watermark, set.watermark) };
}

/** A safety reply in the answer to a post that was not stored: shown after the message it answers, once per message. */
export function takeUnstored(conversation: Conversation, key: string, activities: readonly Activity[], now: number): Conversation {
  return activities.reduce((sofar, activity, index) => {
    const unstored = `unstored:${key}:${index}`;
    if (sofar.entries.some((entry) => entry.key === unstored)) return sofar;
    return put(sofar, {
      ...blank(sofar, unstored, activity.at || now),
      ...said(activity),
      fresh: true,
      answers: key,
    });
  }, conversation);
}

export const markPosted = (conversation: Conversation, key: string, id: string): Conversation =>
  change(conversation, key, (entry) => ({ ...entry, posted: true, id: entry.id || id }));

export const markFailed = (conversation: Conversation, key: string, failure: Failure): Conversation =>
  change(conversation, key, (entry) => ({ ...entry, status: 'failed', failure }));

/** Trying again keeps the key: the server answers a repetition with the same id instead of a second reply. */
export const markSending = (conversation: Conversation, key: string): Conversation =>
  change(conversation, key, (entry) => ({ ...entry, status: 'sending', failure: undefined, epoch: conversation.epoch, after: lastSequence(conversation) }));

export const remove = (conversation: Conversation, key: string): Conversation => ({
  ...conversation,
  entries: conversation.entries.filter((entry) => entry.key !== key),
});

/** The server no longer has the conversation. What was said stays to be read; what is still on its way goes to the new one. */
export function beginAnew(conversation: Conversation): Conversation {
  const epoch = conversation.epoch + 1;
  const entries = conversation.entries.map((entry) =>
    entry.status === 'sending' ? { ...entry, epoch, after: 0, posted: false, id: '' } : entry,
  );
  return { ...conversation, entries, epoch, watermark: '' };
}

function takeMessage(conversation: Conversation, activity: Activity, now: number, fresh: boolean): Conversation {
  const known = find(conversation, activity);
  const sequence = sequenceOf(activity.id);
  if (known) {
    return change(conversation, known.key, (entry) => ({
      ...entry,
      id: activity.id,
      sequence: sequence ?? entry.sequence ?? conversation.arrivals,
      at: activity.at || entry.at,
      // The echo alone is proof that the server stored it, even if the answer to the post was lost on the way.
      status: 'sent',
      failure: undefined,
      posted: true,
    }));
  }
  const key = activity.role === 'user' && activity.clientId ? activity.clientId : activity.id || `arrived:${conversation.arrivals}`;
  return put(conversation, {
    ...blank(conversation, key, activity.at || now),
    ...said(activity),
    id: activity.id,
    sequence: sequence ?? conversation.arrivals,
    fresh,
  });
}

const said = (activity: Activity) => ({
  from: activity.role === 'user' ? ('patient' as const) : ('bot' as const),
  text: activity.text,
  activity,
});

function find(conversation: Conversation, activity: Activity): Entry | undefined {
  return conversation.entries.find(
    (entry) =>
      entry.epoch === conversation.epoch &&
      !entry.answers &&
      ((activity.id !== '' && entry.id === activity.id) ||
        (activity.role === 'user' && activity.clientId !== '' && entry.key === activity.clientId)),
  );
}

function blank(conversation: Conversation, key: string, at: number): Entry {
  return {
    key,
    id: '',
    from: 'patient',
    at,
    text: '',
    activity: undefined,
    value: undefined,
    status: 'sent',
    failure: undefined,
    posted: false,
    epoch: conversation.epoch,
    sequence: undefined,
    after: lastSequence(conversation),
    arrival: conversation.arrivals,
    fresh: false,
    answers: '',
  };
}

function put(conversation: Conversation, entry: Entry): Conversation {
  return { ...conversation, entries: sorted([...conversation.entries, entry]), arrivals: conversation.arrivals + 1 };
}

function change(conversation: Conversation, key: string, how: (entry: Entry) => Entry): Conversation {
  return { ...conversation, entries: sorted(conversation.entries.map((entry) => (entry.key === key ? how(entry) : entry))) };
}

/** What is being sent stands last; what failed stays where it was tried; the rest stands in the server's order. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  // A safety reply goes wherever the message goes that it answers.
  const anchor = (entry: Entry) => (entry.answers && entries.find(({ key }) => key === entry.answers)) || entry;
  return entries
    .map((entry) => ({ entry, at: anchor(entry) }))
    .sort((a, b) => byPlace(a.at, b.at) || Number(!!a.entry.answers) - Number(!!b.entry.answers) || a.entry.arrival - b.entry.arrival)
    .map(({ entry }) => entry);
}

const byPlace = (a: Entry, b: Entry): number => a.epoch - b.epoch || place(a) - place(b) || own(a) - own(b) || a.arrival - b.arrival;

const place = (entry: Entry): number => entry.sequence ?? (entry.status === 'sending' ? Number.MAX_SAFE_INTEGER : entry.after);
const own = (entry: Entry): number => (entry.sequence === undefined ? 1 : 0);

const lastSequence = (conversation: Conversation): number =>
  conversation.entries.reduce((last, entry) => (entry.epoch === conversation.epoch ? Math.max(last, entry.sequence ?? 0) : last), 0);

/** Activity ids end in the place within the conversation ("…|0000012"). Another form counts by arrival. */
function sequenceOf(id: string): number | undefined {
  const digits = /\|(\d+)$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Watermarks are opaque, but a poll and a socket may cross: of two numbers the larger is the later. */
function later(current: string, next: string | undefined): string {
  if (next === undefined) return current;
  return /^\d+$/.test(current) && /^\d+$/.test(next) && Number(next) < Number(current) ? current : next;
}
