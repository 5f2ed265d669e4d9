import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, emptyConversation, takeSet } from '../src/core/conversation';
import { isStatus, readSet } from '../src/core/wire';
import { strings } from '../src/text/strings';

const read = (type: string, mesobot: object, text = '') =>
  readSet({ activities: [{ id: 'c|0000001', type, from: { role: 'bot' }, text, channelData: { mesobot } }], watermark: '1' }).activities[0]!;

test('words of staff carry name and role, and their own text without them', () => {
  const said = read('message', { kind: 'staff', staff: { name: 'Sara', role: 'Reception' }, blocks: [{ type: 'text', text: 'hello' }] }, 'Sara, Reception:\n\nhello');
  assert.deepEqual(said.staff, { name: 'Sara', role: 'Reception' });
  assert.deepEqual(said.blocks, [{ type: 'text', text: 'hello' }]);
  assert.equal(isStatus(said), false);
});

test('who is writing is known by name', () => {
  const typing = read('typing', { staff: { name: 'سارة', role: 'الاستقبال' } });
  assert.equal(strings.en.staffWriting(typing.staff!.name), 'سارة is writing…');
  assert.equal(strings.ar.staffWriting(typing.staff!.name), 'سارة: جارٍ الكتابة…');
});

test('a name that is no text is no name', () => {
  assert.equal(read('message', { staff: { name: 7, role: {} } }, 'x').staff, undefined);
});

test('who joined and who left is told by the program, not said by somebody', () => {
  assert.equal(isStatus(read('message', { kind: 'status' }, 'Sara has joined')), true);
});

test('who answers is whoever came last, until they leave', () => {
  const at = (n: number, mesobot: object) => ({ id: `c|${n}`, type: 'message', from: { role: 'bot' }, text: 'x', channelData: { mesobot } });
  const take = (...activities: object[]) => answering(takeSet(emptyConversation, readSet({ activities, watermark: '9' }), 0, false));
  const joined = at(1, { kind: 'status', answering: { name: 'Sara', role: 'Reception' } });
  const wrote = at(2, { kind: 'staff', staff: { name: 'Sara', role: 'Reception' } });
  const left = at(3, { kind: 'status', answering: null });
  assert.equal(take(at(1, { kind: 'answer' })), undefined);
  assert.deepEqual(take(joined, wrote), { name: 'Sara', role: 'Reception' });
  assert.equal(take(left, wrote, joined), undefined);
});
