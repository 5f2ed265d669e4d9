import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Block, Citation, Lang } from '../core/wire';
import { langOf, safeUrl } from '../text/markdown';
import { strings } from '../text/strings';
import { icons } from './icons';
import { callButton, outLink } from './links';
import { richText, type RichContext } from './rich-text';

export interface BlockContext extends RichContext {
  /** Choices can be pressed until something newer was said; after that they are only read. */
  canChoose: boolean;
}

/** A reply to a message in two languages is in both: each block reads in its own direction. */
export function blockView(block: Block, reply: BlockContext): TemplateResult {
  const context = 'text' in block ? { ...reply, lang: langOf(block.text, reply.lang) } : reply;
  switch (block.type) {
    case 'text':
      return html`<div class="text" lang=${context.lang} dir=${dirOf(context.lang)}>${richText(block.text, context)}</div>`;
    case 'notice':
      return notice(block, context);
    case 'citations':
      return sources(block, context);
    case 'disclaimer':
      return html`<div class="fine" lang=${context.lang} dir=${dirOf(context.lang)}>${richText(block.text, context)}</div>`;
    case 'choices':
      return choices(block, context);
    case 'call':
      return callButton(block.number, block.label || strings[context.lang].call(block.number));
  }
}

const dirOf = (lang: Lang) => (lang === 'ar' ? 'rtl' : 'ltr');

type Notice = Extract<Block, { type: 'notice' }>;

function notice({ kind, title, text }: Notice, context: BlockContext): TemplateResult {
  const icon = kind === 'unreviewed' ? icons.info : icons.warning;
  return html`<div class="notice ${kind}" lang=${context.lang} dir=${dirOf(context.lang)}>
    ${icon}
    <div>${title ? html`<p class="notice-title">${title}</p>` : nothing}${richText(text, context)}</div>
  </div>`;
}

function sources({ title, citations }: Extract<Block, { type: 'citations' }>, context: BlockContext): TemplateResult {
  if (citations.length === 0) return html``;
  return html`<details class="sources">
    <summary>${icons.book}<span>${strings[context.lang].sources(title, citations.length)}</span>${icons.down}</summary>
    <ol>${citations.map((citation) => source(citation, context))}</ol>
  </details>`;
}

function source(citation: Citation, { lang, sourceId }: BlockContext): TemplateResult {
  const t = strings[lang];
  const url = safeUrl(citation.url);
  const title = html`<bdi>${citation.title}</bdi>`;
  return html`<li id=${sourceId(citation.number)} tabindex="-1">
    <span class="number" aria-hidden="true">${citation.number}</span>
    <div>
      <p class="source-title">${url ? outLink(url, title, t) : title}</p>
      ${citation.where ? html`<p><bdi>${citation.where}</bdi></p>` : nothing}
      ${fact(t.evidence, citation.grade)} ${fact(t.article, citation.article)}
      ${citation.reviewed ? html`<p>${citation.reviewed}</p>` : nothing}
    </div>
  </li>`;
}

const fact = (name: string, value: string) => (value ? html`<p>${name}: <bdi>${value}</bdi></p>` : nothing);

function choices({ intro, choices }: Extract<Block, { type: 'choices' }>, { canChoose, ui, ...context }: BlockContext): TemplateResult {
  return html`<div class="choices">
    ${intro ? html`<div class="text">${richText(intro, { ...context, ui })}</div>` : nothing}
    <ul>
      ${choices.map(
        (choice) =>
          html`<li><button type="button" class="choice" ?disabled=${!canChoose} dir="auto" @click=${() => ui.choose(choice)}>${choice.title}</button></li>`,
      )}
    </ul>
  </div>`;
}
