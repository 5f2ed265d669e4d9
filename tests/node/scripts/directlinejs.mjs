// The public client as a page uses it, over the transport named by TRANSPORT: connect, ask, hear, leave, come back.
import assert from 'node:assert/strict';
import { ConnectionStatus, connect, post } from './client.mjs';

const transport = { webSocket: process.env.TRANSPORT === 'socket', pollingInterval: 200 };
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Everything the client hands out, until it is ended. */
function listen(client) {
  const heard = [];
  client.activity$.subscribe({ next: a => a.type !== 'typing' && heard.push(a), error: () => {} });
  return heard;
}

async function until(condition) {
  while (!condition()) await pause(10);
}

const said = text => ({ type: 'message', from: { id: 'patient' }, text, channelData: { clientActivityID: `c-${text}`, mine: { kept: true } } });

// The first visit.
const first = connect({ ...transport, conversationStartProperties: { locale: 'ar-SA' } });
const heard = listen(first);
const question = await post(first, said('Does it hurt?'));
await until(() => heard.length === 2);
assert.equal(first.connectionStatus$.getValue(), ConnectionStatus.Online);
assert.equal(heard[0].id, question);
assert.deepEqual(heard[0].channelData, { clientActivityID: 'c-Does it hurt?', mine: { kept: true } });
assert.equal(heard[0].from.role, 'user');
assert.equal(heard[1].replyToId, question);
assert.equal(heard[1].from.role, 'bot');
const arabic = await post(first, said('هل هو مؤلم؟'));
await until(() => heard.length === 4);
assert.equal(heard[3].replyToId, arabic);
assert.equal(heard[3].locale, 'ar');
assert.equal(await post(first, said('هل هو مؤلم؟')), arabic, 'a repeat is the same message');
await post(first, { type: 'event', name: 'webchat/join', from: { id: 'patient' }, value: { language: 'ar' } });
await until(() => heard.length === 5);
assert.equal(heard[4].name, 'webchat/join');
const { conversationId, watermark } = first;
first.end();

// Back after a reload with what was seen remembered: only what is new.
const second = connect({ ...transport, conversationId, watermark });
const later = listen(second);
await until(() => second.connectionStatus$.getValue() === ConnectionStatus.Online);
await pause(300);
assert.equal(later.length, 0);
await post(second, said('thanks'));
await until(() => later.length === 2);
second.end();

// Back on another device with nothing remembered: the whole conversation, the same as it was.
const third = connect({ ...transport, conversationId });
const again = listen(third);
await until(() => again.length === 7);
assert.deepEqual(again, [...heard, ...later]);
third.end();

// A token that opens nothing: the client is told so at once and does not wait.
const stranger = connect({ ...transport, token: 'forged' });
listen(stranger);
await until(() => stranger.connectionStatus$.getValue() === ConnectionStatus.FailedToConnect);

// Too much is refused, and the client says so instead of trying again.
const fourth = connect({ ...transport, conversationId });
listen(fourth);
const refused = await post(fourth, { type: 'event', from: { id: 'patient' }, value: 'x'.repeat(300_000) }).catch(e => e.status);
assert.equal(refused, 413);

console.log(`${process.env.TRANSPORT}: ${again.length} activities`);
process.exit(0);
