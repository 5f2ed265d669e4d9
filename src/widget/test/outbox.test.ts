import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../src/core/api';
import { Outbox } from '../src/core/outbox';

const refused: Answer = { ok: false, status: 429, code: 'TooManyMessages', retryAfter: 30_000, body: undefined };
const settle = () => new Promise((resolve) => setImmediate(resolve));

function outbox(answer: (key: string) => Answer) {
  const posts: string[] = [];
  const posted: string[] = [];
  const box = new Outbox({
    post: (letter) => (posts.push(letter.key), Promise.resolve(answer(letter.key))),
    onPosted: (key) => void posted.push(key),
    onFailed: () => {},
    onRefused: () => {},
  });
  return { box, posts, posted };
}

test('danger does not wait behind a message that was refused for a limit', async () => {
  const { box, posts, posted } = outbox((key) => (key === 'danger' ? { ok: true, body: { id: 'c|0000001' } } : refused));
  box.add({ key: 'smalltalk', text: 'hello', value: undefined });
  await settle();

  box.add({ key: 'danger', text: 'i cant breathe', value: undefined });
  await settle();

  assert.deepEqual(posts, ['smalltalk', 'danger']);
  assert.deepEqual(posted, ['danger']);
  box.clear();
});

test('what is refused out of its turn keeps its place and is not tried again and again', async () => {
  const { box, posts, posted } = outbox(() => refused);
  for (const key of ['a', 'b', 'c']) {
    box.add({ key, text: key, value: undefined });
    await settle();
  }

  assert.deepEqual(posts, ['a', 'b', 'c']);
  assert.deepEqual(posted, []);
  box.clear();
});

test('messages are posted one after the other in the order they were written', async () => {
  const { box, posts } = outbox(() => ({ ok: true, body: { id: 'x' } }));
  for (const key of ['a', 'b', 'c']) box.add({ key, text: key, value: undefined });
  await settle();

  assert.deepEqual(posts, ['a', 'b', 'c']);
});
