import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Entry } from '../core/conversation';
import { isEmergency, isStatus, type Lang } from '../core/wire';
import { clockTime, strings } from '../text/strings';
import { blockView } from './blocks';
import { icons } from './icons';
import type { Ui } from './ui';

/** `unsaved`: a safety reply to a message the server has not been able to keep so far. */
export const messageView = (entry: Entry, canChoose: boolean, unsaved: boolean, ui: Ui): TemplateResult =>
  entry.from === 'patient' ? patientMessage(entry, ui) : botMessage(entry, canChoose, unsaved, ui);

/** Not announced: whoever wrote it knows it. */
function patientMessage(entry: Entry, ui: Ui): TemplateResult {
  return html`<li class="message patient" aria-live="off" data-key=${entry.key}>
    <span class="sr">${ui.t.you}:</span>
    <p class="bubble" dir="auto">${entry.text}</p>
    ${entry.status === 'failed' ? failure(entry, ui) : html`<p class="meta">${time(entry, ui.lang)}${status(entry, ui)}</p>`}
  </li>`;
}

const status = (entry: Entry, { t }: Ui) =>
  entry.status === 'sending' ? html`<span>${t.sending}</span>` : html`<span>${icons.check}${t.sent}</span>`;

/** A message the server will not take in this form can be changed; one that did not get through can be sent again. */
function failure(entry: Entry, ui: Ui): TemplateResult {
  const isRejected = entry.failure === 'tooLong' || entry.failure === 'refused';
  return html`<p class="meta failed" role="alert">${icons.warning}<span>${ui.t.failed[entry.failure ?? 'refused']}</span></p>
    <p class="meta">
      <button type="button" class="link" @click=${() => (isRejected ? ui.edit(entry) : ui.tryAgain(entry))}>
        ${isRejected ? nothing : icons.retry}${isRejected ? ui.t.edit : ui.t.tryAgain}
      </button>
    </p>`;
}

/** Emergencies are announced by the alert region instead: at once, and not a second time from here. History is not announced at all. */
function botMessage(entry: Entry, canChoose: boolean, unsaved: boolean, ui: Ui): TemplateResult {
  const activity = entry.activity!;
  const lang: Lang = activity.lang || ui.lang;
  const urgent = isEmergency(activity);
  const citations = activity.blocks.flatMap((block) => (block.type === 'citations' ? block.citations : []));
  const context = { lang, citations, canChoose, ui, sourceId: (number: number) => `source-${entry.arrival}-${number}` };
  return html`<li
    class="message bot ${urgent ? 'urgent' : ''} ${activity.staff ? 'staff' : ''} ${isStatus(activity) ? 'status' : ''}"
    aria-live=${urgent || !entry.fresh ? 'off' : nothing}
    data-key=${entry.key}
  >
    ${author(entry, ui)}
    <div class="bubble" lang=${activity.lang || nothing} dir=${activity.lang ? (lang === 'ar' ? 'rtl' : 'ltr') : 'auto'}>
      ${activity.blocks.map((block) => blockView(block, context))}
    </div>
    ${unsaved ? html`<p class="meta failed">${icons.warning}<span>${ui.t.notStored}</span></p>` : nothing}
    <p class="meta">${time(entry, ui.lang)}</p>
  </li>`;
}

function author({ activity }: Entry, { t }: Ui): TemplateResult {
  const staff = activity?.staff;
  if (!staff) return html`<span class="sr">${isStatus(activity!) ? t.notice : t.assistant}:</span>`;
  return html`<p class="author"><strong><bdi>${staff.name}</bdi></strong><span><bdi>${staff.role || t.clinicStaff}</bdi></span></p>`;
}

const time = ({ at }: Entry, lang: Lang) => html`<time datetime=${new Date(at).toISOString()} dir="ltr">${clockTime(at, lang)}</time>`;

/** What the alert region says for an emergency: the words of its notices and whom to call. */
export function urgentWords(entry: Entry | { activity: Entry['activity'] }): string {
  const { blocks, lang } = entry.activity!;
  return blocks
    .flatMap((block) =>
      block.type === 'notice' ? [block.title, block.text] : block.type === 'call' ? [block.label] : block.type === 'text' ? [block.text] : [],
    )
    .concat(blocks.length ? [] : [strings[lang || 'en'].emergencyAlert])
    .join('. ')
    .replaceAll('**', '');
}
