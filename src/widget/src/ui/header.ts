import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Lang, StaffName } from '../core/wire';
import { icons } from './icons';
import { outLink } from './links';
import type { Ui } from './ui';

export interface HeaderContext {
  ui: Ui;
  title: string;
  /** Who of the staff answers; undefined when it is the assistant. */
  answering: StaffName | undefined;
  menuOpen: boolean;
  hasChat: boolean;
  toggleMenu(): void;
  closeMenu(): void;
  minimise(): void;
  speak(lang: Lang): void;
  askEnd(): void;
}

export function headerView(context: HeaderContext): TemplateResult {
  const { ui, title, answering, menuOpen } = context;
  return html`<header>
    <span class="mark">${icons.drop}</span>
    <div class="heading">
      <h2 id="title" tabindex="-1">${title}</h2>
      <p>${answering ? withStaff(answering, ui) : ui.t.subtitle}</p>
    </div>
    <button
      type="button"
      class="tool"
      id="menu-button"
      aria-label=${ui.t.menu}
      aria-expanded=${menuOpen}
      aria-controls="menu"
      @click=${context.toggleMenu}
    >
      ${icons.menu}
    </button>
    <button type="button" class="tool" aria-label=${ui.t.minimise} @click=${context.minimise}>${icons.down}</button>
    ${menu(context)}
  </header>`;
}

const withStaff = ({ name, role }: StaffName, { t }: Ui) => html`${t.answering} <bdi>${name}</bdi>${t.comma} <bdi>${role || t.clinicStaff}</bdi>`;

/** A plain list behind a button rather than a menu in the ARIA sense: Tab goes through it as everywhere else. */
function menu({ ui, menuOpen, hasChat, speak, askEnd, closeMenu }: HeaderContext): TemplateResult {
  const { t } = ui;
  const leave = ({ relatedTarget, currentTarget }: FocusEvent) => {
    const to = relatedTarget as Element | null;
    if (to && to.id !== 'menu-button' && !(currentTarget as Element).contains(to)) closeMenu();
  };
  return html`<div class="menu" id="menu" ?hidden=${!menuOpen} @focusout=${leave}>
    <div class="languages" role="group" aria-label=${t.language}>${languageButton('en', ui, speak)}${languageButton('ar', ui, speak)}</div>
    <ul>
      <li>${outLink(ui.privacyUrl, t.privacy, t)}</li>
      <li>${outLink(ui.aboutUrl, t.about, t)}</li>
      ${hasChat ? html`<li><button type="button" class="danger" @click=${askEnd}>${t.end}</button></li>` : nothing}
    </ul>
  </div>`;
}

export const languageNames: Record<Lang, string> = { en: 'English', ar: 'العربية' };

const languageButton = (lang: Lang, ui: Ui, speak: (lang: Lang) => void) =>
  html`<button type="button" lang=${lang} aria-pressed=${ui.lang === lang} @click=${() => speak(lang)}>${languageNames[lang]}</button>`;

export const confirmView = ({ t }: Ui, no: () => void, yes: () => void) => html`<div class="confirm" role="alertdialog" aria-labelledby="end-title" aria-describedby="end-text">
  <div>
    <h2 id="end-title">${t.endTitle}</h2>
    <p id="end-text">${t.endText}</p>
    <div class="buttons">
      <button type="button" id="end-no" class="plain" @click=${no}>${t.endNo}</button>
      <button type="button" class="plain danger" @click=${yes}>${t.endYes}</button>
    </div>
  </div>
</div>`;
