import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDraft,
  beginAnew,
  emptyConversation,
  markFailed,
  markPosted,
  markSending,
  takeSet,
  takeUnstored,
  type Conversation,
} from '../src/core/conversation';
import { readSet } from '../src/core/wire';

const message = (sequence: number, role: 'user' | 'bot', clientId?: string) => ({
  id: `c|${String(sequence).padStart(7, '0')}`,
  type: 'message',
  timestamp: `2026-11-22T16:00:0${sequence % 10}.000Z`,
  from: { role },
  text: `${role} ${sequence}`,
  channelData: clientId ? { clientActivityID: clientId } : {},
});
const set = (watermark: string | undefined, ...activities: object[]) => readSet({ activities, watermark });
const take = (conversation: Conversation, ...sets: ReturnType<typeof set>[]) =>
  sets.reduce((sofar, each) => takeSet(sofar, each, 0, true), conversation);
const words = ({ entries }: Conversation) => entries.map(({ text, status }) => `${text}: ${status}`);

test('an echo becomes the message that was typed', () => {
  const typed = addDraft(emptyConversation, { key: 'k', text: 'hello' }, 0);
  const echoed = take(typed, set('1', message(1, 'user', 'k')));
  assert.deepEqual(words(echoed), ['hello: sent']);
  assert.equal(echoed.entries[0]!.key, 'k');
});

test('the answer to the post alone is not yet sent', () => {
  const posted = markPosted(addDraft(emptyConversation, { key: 'k', text: 'hello' }, 0), 'k', 'c|0000001');
  assert.equal(posted.entries[0]!.status, 'sending');
});

test('what comes twice stands once, whichever way it came', () => {
  const once = take(emptyConversation, set('2', message(1, 'user', 'k'), message(2, 'bot')));
  assert.deepEqual(words(take(once, set('2', message(2, 'bot')), set('1', message(1, 'user', 'k')))), words(once));
});

test('late arrivals take their place in the server’s order', () => {
  const mixed = take(emptyConversation, set('3', message(3, 'bot')), set('1', message(1, 'user')), set('2', message(2, 'bot')));
  assert.deepEqual(words(mixed), ['user 1: sent', 'bot 2: sent', 'bot 3: sent']);
});

test('watermarks never go back, and typing does not touch them', () => {
  const ahead = take(emptyConversation, set('12', message(12, 'bot')), set('9', message(9, 'bot')), set(undefined, { type: 'typing' }));
  assert.equal(ahead.watermark, '12');
  assert.equal(ahead.entries.length, 2);
});

test('types that are not drawn advance the watermark', () => {
  const quiet = take(emptyConversation, set('4', { type: 'event', id: 'c|0000004' }));
  assert.equal(quiet.watermark, '4');
  assert.equal(quiet.entries.length, 0);
});

test('what is being sent stands last, what failed stays where it was tried', () => {
  const tried = addDraft(take(emptyConversation, set('1', message(1, 'bot'))), { key: 'k', text: 'mine' }, 0);
  assert.deepEqual(words(take(tried, set('2', message(2, 'bot')))), ['bot 1: sent', 'bot 2: sent', 'mine: sending']);
  const failed = take(markFailed(tried, 'k', 'unreachable'), set('2', message(2, 'bot')));
  assert.deepEqual(words(failed), ['bot 1: sent', 'mine: failed', 'bot 2: sent']);
  assert.deepEqual(words(markSending(failed, 'k')), ['bot 1: sent', 'bot 2: sent', 'mine: sending']);
});

test('a safety reply that was not stored follows its message, once', () => {
  const tried = markFailed(addDraft(take(emptyConversation, set('1', message(1, 'bot'))), { key: 'k', text: 'mine' }, 0), 'k', 'busy');
  const { activities } = set(undefined, { type: 'message', text: 'Call 998', from: { role: 'bot' } });
  const warned = takeUnstored(takeUnstored(tried, 'k', activities, 0), 'k', activities, 0);
  assert.deepEqual(warned.entries.map(({ text }) => text), ['bot 1', 'mine', 'Call 998']);
});

test('a new conversation keeps the old words above and takes along what is under way', () => {
  const old = addDraft(take(emptyConversation, set('7', message(7, 'bot'))), { key: 'k', text: 'mine' }, 0);
  const anew = take(beginAnew(old), set('2', message(1, 'user', 'k'), message(2, 'bot')));
  assert.deepEqual(anew.entries.map(({ text, epoch }) => `${epoch} ${text}`), ['0 bot 7', '1 mine', '1 bot 2']);
  assert.equal(anew.watermark, '2');
});
