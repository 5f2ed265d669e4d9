import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { icons } from './icons';
import { telLink } from './links';
import type { Ui } from './ui';

/** The counter appears when this much room is left: before that it would only nag. */
const nearEnd = 200;

export function composerView(draft: string, maxLength: number, ui: Ui, type: (text: string) => void, submit: () => void): TemplateResult {
  const { t } = ui;
  const left = maxLength - draft.length;
  const canSend = draft.trim() !== '' && left >= 0;
  const onKey = (event: KeyboardEvent) => {
    // While an input method composes, Enter belongs to it (keyCode 229: Safari reports the end of a composition before the key).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (canSend) submit();
  };
  return html`<div class="composer">
    <label class="sr" for="input">${t.inputLabel}</label>
    <div class="field">
      <textarea
        id="input"
        rows="1"
        dir=${draft ? 'auto' : nothing}
        placeholder=${t.placeholder}
        enterkeyhint="send"
        autocomplete="off"
        aria-describedby=${left < nearEnd ? 'count' : nothing}
        aria-invalid=${left < 0 ? 'true' : nothing}
        .value=${live(draft)}
        @input=${(event: Event) => type((event.target as HTMLTextAreaElement).value)}
        @keydown=${onKey}
      ></textarea>
      <button type="button" class="send" aria-label=${t.send} ?disabled=${!canSend} @click=${submit}>${icons.send}</button>
    </div>
    ${left < nearEnd ? html`<p id="count" class="count ${left < 0 ? 'over' : ''}">${left < 0 ? t.over(-left) : t.left(left)}</p>` : nothing}
    <p class="footer">${t.footer} ${telLink(ui.emergencyNumber)}</p>
  </div>`;
}
