import { html, type TemplateResult } from 'lit/html.js';
import type { Citation, Lang } from '../core/wire';
import { parseMarkdown, telUrl, type Inline } from '../text/markdown';
import { strings } from '../text/strings';
import type { Ui } from './ui';

export interface RichContext {
  lang: Lang;
  citations: readonly Citation[];
  /** Id of a source's list entry in this message. */
  sourceId(number: number): string;
  ui: Ui;
}

export function richText(source: string, context: RichContext): TemplateResult[] {
  const cites = new Set(context.citations.map(({ number }) => number));
  return parseMarkdown(source, { cites, rtl: context.lang === 'ar' }).map((paragraph) =>
    paragraph.kind === 'list'
      ? html`<ul>${paragraph.items.map((item) => html`<li>${inline(item, context)}</li>`)}</ul>`
      : html`<p>${paragraph.lines.map((line, index) => html`${index ? html`<br>` : ''}${inline(line, context)}`)}</p>`,
  );
}

const inline = (parts: Inline[], context: RichContext): unknown[] => parts.map((part) => one(part, context));

function one(part: Inline, context: RichContext): unknown {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'latin':
      return html`<bdi>${part.text}</bdi>`;
    case 'bold':
      return html`<strong>${inline(part.parts, context)}</strong>`;
    case 'link':
      return html`<a href=${part.url} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">${part.url}</a>`;
    case 'phone':
      return part.text.startsWith('+') ? html`<a href=${telUrl(part.text)} dir="ltr">${part.text}</a>` : html`<bdi dir="ltr">${part.text}</bdi>`;
    case 'reference':
      return html`<bdi dir="ltr">${part.text}</bdi>`;
    case 'cite':
      return cite(part.number, context);
  }
}

function cite(number: number, { citations, lang, sourceId, ui }: RichContext): TemplateResult {
  const title = citations.find((citation) => citation.number === number)?.title ?? '';
  return html`<button class="cite" type="button" aria-label=${strings[lang].source(number, title)} @click=${() => ui.showSource(sourceId(number))}>${number}</button>`;
}
