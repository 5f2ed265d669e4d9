import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSet, parseFrame } from '../src/core/wire';
import { readOptions } from '../src/options';
import { chooseLang, clockTime, dayName } from '../src/text/strings';

test('the first wish that is English or Arabic decides the language', () => {
  assert.equal(chooseLang('auto', 'ar-AE', 'en'), 'ar');
  assert.equal(chooseLang('en', 'ar', 'ar'), 'en');
  assert.equal(chooseLang('', 'fr', 'AR'), 'ar');
  assert.equal(chooseLang(null, undefined, 'de'), 'en');
});

test('times are read the same in both languages', () => {
  const at = new Date(2026, 10, 22, 9, 5).getTime();
  assert.equal(clockTime(at, 'en'), '09:05');
  assert.equal(clockTime(at, 'ar'), '09:05');
  assert.equal(dayName(at, at, 'ar'), 'اليوم');
  assert.equal(dayName(new Date(2026, 10, 21, 23, 59).getTime(), at, 'en'), 'Yesterday');
  assert.match(dayName(new Date(2026, 10, 1).getTime(), at, 'en'), /Sunday.* 1 November 2026/);
});

test('attributes have sensible absences', () => {
  assert.deepEqual(readOptions(() => null), { lang: '', phone: '', position: 'end', title: { en: '', ar: '' }, open: false, theme: 'auto' });
  const given: Record<string, string> = { 'data-open': '', 'data-position': 'start', 'data-title': 'Ask', 'data-theme': 'pink' };
  assert.deepEqual(readOptions((name) => given[name]), { lang: '', phone: '', position: 'start', title: { en: 'Ask', ar: 'Ask' }, open: true, theme: 'auto' });
});

test('odd activities never throw', () => {
  for (const odd of [null, 1, 'x', {}, { activities: 5 }, { activities: [null, { channelData: { mesobot: { blocks: [null, { type: 'citations' }] } } }] }]) readSet(odd);
  assert.equal(parseFrame(''), undefined);
  assert.equal(parseFrame('{'), undefined);
});

test('a reply without blocks shows its text', () => {
  const [activity] = readSet({ activities: [{ type: 'message', text: 'hi' }] }).activities;
  assert.deepEqual(activity!.blocks, [{ type: 'text', text: 'hi' }]);
});

test('an unknown notice is shown as a concern rather than as fine print', () => {
  const [activity] = readSet({ activities: [{ channelData: { mesobot: { blocks: [{ type: 'notice', kind: 'new', text: 'x' }] } } }] }).activities;
  assert.deepEqual(activity!.blocks, [{ type: 'notice', kind: 'concern', title: '', text: 'x' }]);
});
