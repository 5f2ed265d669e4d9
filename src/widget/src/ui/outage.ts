import { html, nothing } from 'lit/html.js';
import type { Reach } from '../core/chat';
import { icons } from './icons';
import { telLink } from './links';
import type { Ui } from './ui';

export const isOutage = (reach: Reach): reach is 'offline' | 'down' | 'busy' | 'refused' =>
  reach === 'offline' || reach === 'down' || reach === 'busy' || reach === 'refused';

/** Written by the page alone, without the server: whoever cannot be answered is told at once whom to phone. */
export const outageView = (reach: Reach, ui: Ui, tryNow: () => void) => html`<div role="alert" class="outage-region">
  ${isOutage(reach)
    ? html`<div class="outage">
        ${reach === 'offline' || reach === 'down' ? icons.offline : icons.info}
        <div>
          <p><strong>${ui.t.outage[reach]}</strong></p>
          <p>
            ${ui.t.inEmergency} ${telLink(ui.emergencyNumber)}. ${ui.phone ? html`${ui.t.phoneClinic} ${telLink(ui.phone)}` : nothing}
          </p>
        </div>
        ${reach === 'refused' ? nothing : html`<button type="button" class="link" @click=${tryNow}>${icons.retry}${ui.t.tryNow}</button>`}
      </div>`
    : nothing}
</div>`;
