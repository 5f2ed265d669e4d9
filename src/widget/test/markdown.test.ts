import assert from 'node:assert/strict';
import { test } from 'node:test';
import { langOf, parseInline, parseMarkdown, safeUrl, telUrl, type Inline } from '../src/text/markdown';

const english = { cites: new Set([1, 2]), rtl: false };
const arabic = { cites: new Set<number>(), rtl: true };
const text = (value: string): Inline => ({ kind: 'text', text: value });

test('blank lines part paragraphs and dashes make lists', () => {
  assert.deepEqual(parseMarkdown('one\ntwo\n\nthree\n- a\n- b', english), [
    { kind: 'lines', lines: [[text('one')], [text('two')]] },
    { kind: 'lines', lines: [[text('three')]] },
    { kind: 'list', items: [[text('a')], [text('b')]] },
  ]);
});

test('bold may hold a citation; an unpaired mark stays text', () => {
  assert.deepEqual(parseInline('**short [1]** and ** no', english), [
    { kind: 'bold', parts: [text('short '), { kind: 'cite', number: 1 }] },
    text(' and ** no'),
  ]);
});

test('only numbers with a source become citations', () => {
  assert.deepEqual(parseInline('[2] [3]', english), [{ kind: 'cite', number: 2 }, text(' [3]')]);
});

test('markup stays text', () => {
  const source = '<script>alert(1)</script> <b>x</b> &amp; [x](javascript:alert(1))';
  assert.deepEqual(parseInline(source, english), [text(source)]);
});

test('the full stop after a link is not part of it', () => {
  assert.deepEqual(parseInline('see https://a.example/b. Or (https://a.example/c).', english), [
    text('see '),
    { kind: 'link', url: 'https://a.example/b' },
    text('. Or ('),
    { kind: 'link', url: 'https://a.example/c' },
    text(').'),
  ]);
});

test('a bracket that the link opened belongs to it', () => {
  assert.deepEqual(parseInline('https://a.example/b_(c)', english), [{ kind: 'link', url: 'https://a.example/b_(c)' }]);
});

test('other schemes and addresses that pretend to be another are not links', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://clinic.example@evil.example/', 'nonsense', '']) assert.equal(safeUrl(url), '');
  assert.equal(safeUrl('https://a.example/x?y=1'), 'https://a.example/x?y=1');
  assert.deepEqual(parseInline('http://a.example', english), [text('http://a.example')]);
  assert.deepEqual(parseInline('http://localhost.evil.example/', english), [text('http://localhost.evil.example/')]);
  assert.deepEqual(parseInline('http://localhost:3978/calendar/a-1234567_', english), [{ kind: 'link', url: 'http://localhost:3978/calendar/a-1234567_' }]);
});

test('a reference stays in one piece', () => {
  assert.deepEqual(parseInline('it is MB-7K3FQ2H, thank you', english), [text('it is '), { kind: 'reference', text: 'MB-7K3FQ2H' }, text(', thank you')]);
  assert.deepEqual(parseInline('MB-7', english), [text('MB-7')]);
});

test('telephone numbers keep their order, years stay text', () => {
  assert.deepEqual(parseInline('on +971 4 000 0000 now', english), [text('on '), { kind: 'phone', text: '+971 4 000 0000' }, text(' now')]);
  assert.deepEqual(parseInline('in 2019 to 2020', english), [text('in 2019 to 2020')]);
  assert.equal(telUrl('+971 (4) 000-0000'), 'tel:+97140000000');
});

test('Latin runs in Arabic are set apart', () => {
  assert.deepEqual(parseInline('كريم EMLA 5% قبل', arabic), [text('كريم '), { kind: 'latin', text: 'EMLA 5%' }, text(' قبل')]);
});

test('long nonsense is parsed in no time', () => {
  const start = performance.now();
  for (const source of ['**'.repeat(4000), '[1'.repeat(4000), 'https://'.repeat(1000), '1 '.repeat(4000), '(('.repeat(4000)]) parseMarkdown(source, english);
  assert.ok(performance.now() - start < 500);
});

test('a text is in the language of most of its letters', () => {
  assert.equal(langOf('EMLA كريم مخدر يوضع قبل الحقن', 'en'), 'ar');
  assert.equal(langOf('Call 998 now. اتصلوا', 'ar'), 'en');
  assert.equal(langOf('998', 'ar'), 'ar');
});
