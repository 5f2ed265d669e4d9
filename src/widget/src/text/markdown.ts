/**
 * The few marks our replies use, parsed into values that the views draw as elements. Everything else, markup included, is plain text: there
 * is no path from a message to HTML.
 */
import type { Lang } from '../core/wire';

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; parts: Inline[] }
  | { kind: 'cite'; number: number }
  | { kind: 'link'; url: string }
  | { kind: 'phone'; text: string }
  /** Of a request for an appointment: never broken at its hyphen. */
  | { kind: 'reference'; text: string }
  | { kind: 'latin'; text: string };

export type Paragraph = { kind: 'lines'; lines: Inline[][] } | { kind: 'list'; items: Inline[][] };

export interface MarkdownContext {
  /** Numbers that have a source in the same message; another [n] stays text. */
  cites: ReadonlySet<number>;
  /** Right to left: Latin runs are isolated, so that their punctuation stays with them. */
  rtl: boolean;
}

const bullet = /^\s*[-•]\s+/;
// Without encryption only this very machine, where a clinic tries it out.
const marks = /\*\*(?=\S)(.+?)(?<=\S)\*\*|\[(\d{1,2})\]|(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])[^\s<>"]+|\bMB-[2-9A-Z]{7}\b|\+?\d[\d ()-]{5,}\d/g;
const latin = /[A-Za-z][A-Za-z0-9 .'’&+%-]*[A-Za-z0-9%]|[A-Za-z]/g;
const closers = /[.,;:!?'"»”’،؛؟…]+$/;

export function parseMarkdown(source: string, context: MarkdownContext): Paragraph[] {
  return source
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .flatMap((part) => paragraphs(part, context));
}

/** Within one part, runs of "- " lines are lists and the lines between them paragraphs. */
function paragraphs(part: string, context: MarkdownContext): Paragraph[] {
  const found: Paragraph[] = [];
  for (const line of part.split('\n')) {
    if (!line.trim()) continue;
    const last = found.at(-1);
    const isItem = bullet.test(line);
    const inline = parseInline(line.replace(bullet, '').trim(), context);
    if (isItem && last?.kind === 'list') last.items.push(inline);
    else if (!isItem && last?.kind === 'lines') last.lines.push(inline);
    else found.push(isItem ? { kind: 'list', items: [inline] } : { kind: 'lines', lines: [inline] });
  }
  return found;
}

export function parseInline(text: string, context: MarkdownContext): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const part = marked(match, context);
    if (!part) continue;
    parts.push(...plain(text.slice(from, match.index), context), part.inline);
    from = match.index + part.length;
  }
  return [...parts, ...plain(text.slice(from), context)];
}

function marked(match: RegExpMatchArray, context: MarkdownContext): { inline: Inline; length: number } | undefined {
  const [whole, bold, cite] = match;
  if (bold !== undefined) return { inline: { kind: 'bold', parts: parseInline(bold, context) }, length: whole.length };
  if (cite !== undefined) {
    const number = Number(cite);
    return context.cites.has(number) ? { inline: { kind: 'cite', number }, length: whole.length } : undefined;
  }
  if (whole.startsWith('http')) {
    const url = trimmed(whole);
    return safeUrl(url) ? { inline: { kind: 'link', url }, length: url.length } : undefined;
  }
  if (whole.startsWith('MB-')) return { inline: { kind: 'reference', text: whole }, length: whole.length };
  return /\d.*\d.*\d.*\d.*\d.*\d.*\d/.test(whole) ? { inline: { kind: 'phone', text: whole }, length: whole.length } : undefined;
}

/** The full stop after a link belongs to the sentence, and so does a bracket the link did not open. */
function trimmed(url: string): string {
  for (;;) {
    const shorter = url.replace(closers, '').replace(/^([^(]*)\)$/, '$1');
    if (shorter === url) return url;
    url = shorter;
  }
}

function plain(text: string, { rtl }: MarkdownContext): Inline[] {
  if (!text) return [];
  if (!rtl) return [{ kind: 'text', text }];
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(latin)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'latin', text: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** A web address, without a name or password in front of the host that could make it look like another. Otherwise empty. */
export function safeUrl(url: string): string {
  try {
    const { protocol, username, password, href } = new URL(url);
    return (protocol === 'https:' || protocol === 'http:') && !username && !password ? href : '';
  } catch {
    return '';
  }
}

/** By what most letters are: an Arabic sentence may well begin with the Latin name of a product. */
export function langOf(text: string, otherwise: Lang): Lang {
  const arabic = text.match(/[\u0600-\u06ff]/g)?.length ?? 0;
  const latinLetters = text.match(/[A-Za-z]/g)?.length ?? 0;
  return arabic === latinLetters ? otherwise : arabic > latinLetters ? 'ar' : 'en';
}

export const telUrl = (number: string): string => `tel:${number.replace(/[^\d+*#]/g, '')}`;
