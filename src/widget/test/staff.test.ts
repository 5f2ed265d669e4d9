import assert from 'node:assert/strict';
import { test } from 'node:test';
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
