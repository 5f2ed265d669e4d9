import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyConversation, isWithStaff, takeSet } from '../src/core/conversation';
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

test('whoever writes is shown to a person alone: from their first words until the assistant speaks again', () => {
  const after = (...said: object[]) =>
    isWithStaff(
      said.reduce<typeof emptyConversation>((sofar, mesobot, i) => {
        const activity = { id: `c|000000${i + 1}`, type: 'message', from: { role: 'bot' }, text: 'x', channelData: { mesobot } };
        return takeSet(sofar, readSet({ activities: [activity], watermark: String(i + 1) }), 0, true);
      }, emptyConversation),
    );
  const [staff, bot, status] = [{ kind: 'staff', staff: { name: 'Sara', role: 'Reception' } }, { kind: 'answer' }, { kind: 'status' }];
  assert.equal(after(), false);
  assert.equal(after(bot), false);
  assert.equal(after(bot, status, staff), true);
  assert.equal(after(staff, status), true);
  assert.equal(after(staff, status, bot), false);
});
