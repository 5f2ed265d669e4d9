import { html, nothing, type TemplateResult } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Entry } from '../core/conversation';
import { dayName, isSameDay } from '../text/strings';
import { icons } from './icons';
import { telLink } from './links';
import { messageView } from './message';
import type { Ui } from './ui';

export function entriesView(entries: readonly Entry[], epoch: number, ui: Ui): TemplateResult {
  const choosable = choosableKey(entries, epoch);
  const now = Date.now();
  return html`<ol class="messages">
    ${repeat(
      entries,
      ({ key }) => key,
      (entry, index) => html`${separators(entries[index - 1], entry, now, ui)}${messageView(entry, entry.key === choosable, isUnsaved(entry, entries), ui)}`,
    )}
    ${entries.length > 0 && entries.at(-1)!.epoch < epoch ? html`<li class="day">${ui.t.earlier}</li>` : nothing}
  </ol>`;
}

const isUnsaved = ({ answers }: Entry, entries: readonly Entry[]) =>
  answers !== '' && !entries.some(({ key, status }) => key === answers && status === 'sent');

/** Choices stay open on the last reply, until the patient says something that is on its way or has arrived. */
function choosableKey(entries: readonly Entry[], epoch: number): string | undefined {
  const last = entries.findLast((entry) => entry.from === 'bot' || entry.status !== 'failed');
  return last?.from === 'bot' && last.epoch === epoch ? last.key : undefined;
}

function separators(before: Entry | undefined, entry: Entry, now: number, { lang, t }: Ui) {
  const anew = before && before.epoch < entry.epoch ? html`<li class="day">${t.earlier}</li>` : nothing;
  const isNewDay = before ? !isSameDay(before.at, entry.at) : !isSameDay(entry.at, now);
  return html`${anew}${isNewDay ? html`<li class="day">${dayName(entry.at, now, lang)}</li>` : nothing}`;
}

export function emptyView(ui: Ui, otherLang: TemplateResult): TemplateResult {
  const { t } = ui;
  return html`<div class="empty">
    <div class="welcome">
      <h3>${t.welcomeTitle}</h3>
      ${otherLang}
    </div>
    <p>${t.welcome}</p>
    <p class="notice emergency slim">${icons.warning}<span>${t.notEmergency} ${telLink(ui.emergencyNumber)}</span></p>
    ${suggestions(ui)}
    <p class="fine">${t.keepPrivate} <a href=${ui.privacyUrl} target="_blank" rel="noopener">${t.privacy}<span class="sr"> (${t.newTab})</span></a></p>
  </div>`;
}

const suggestions = ({ t, send }: Ui) => html`<div class="choices">
  <h4 id="suggestions">${t.suggestionsTitle}</h4>
  <ul aria-labelledby="suggestions">
    ${t.suggestions.map((question) => html`<li><button type="button" class="choice" @click=${() => send(question)}>${question}</button></li>`)}
  </ul>
</div>`;

export const restoringView = ({ t }: Ui) => html`<p class="restoring"><span class="spinner" aria-hidden="true"></span>${t.restoring}</p>`;

/** The words are only for the eye until the reply is complete; screen readers are told once that somebody writes. */
export const typingView = (preview: string, { lang }: Ui) => html`<div class="message bot typing" aria-hidden="true">
  <div class="bubble" dir="auto" lang=${lang}>${preview ? html`<p class="preview">${preview.replaceAll('**', '')}</p>` : nothing}<span class="dots"><i></i><i></i><i></i></span></div>
</div>`;
