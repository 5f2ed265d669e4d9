import { html, nothing } from 'lit/html.js';
import { Chat } from './core/chat';
import { answering, type Entry } from './core/conversation';
import { keepDraft, keepOpen, readDraft, readSaved, save, wasOpen } from './core/storage';
import { isEmergency, type Activity, type Choice, type Lang } from './core/wire';
import { attributes, readOptions, type Options } from './options';
import css from './styles/chat.css';
import { chooseLang, strings } from './text/strings';
import { composerView } from './ui/composer';
import { confirmView, headerView, languageNames } from './ui/header';
import { icons } from './ui/icons';
import { emptyView, entriesView, restoringView, typingView } from './ui/log';
import { urgentWords } from './ui/message';
import { isOutage, outageView } from './ui/outage';
import { Scroll } from './ui/scroll';
import { ShadowElement } from './ui/shadow-element';
import type { Ui } from './ui/ui';

/** Where the panel takes the whole screen. The style sheet has the same condition. */
const small = '(max-width: 30em), (max-height: 26em)';
/** Long enough to be spoken, short enough that nobody finds a stale alert when browsing by reader. */
const alertLife = 15_000;

/**
 * `<mesobot-chat>`: launcher and panel. One element and one shadow root, because labels, focus and the roles of a dialog do not reach across
 * shadow roots; the views are functions in `ui/`.
 */
export class MesobotChat extends ShadowElement {
  static base = location.origin;
  static script: HTMLScriptElement | undefined;
  static observedAttributes = attributes;

  readonly #chat: Chat;
  readonly #scroll = new Scroll(() => this.requestUpdate());
  readonly #small = matchMedia(small);
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  #options: Options = readOptions(() => null);
  #chosen: Lang | undefined = readSaved().lang;
  #open = false;
  #menuOpen = false;
  #confirming = false;
  #draft = readDraft();
  #unread = 0;
  #alert = '';
  #status = '';
  #alertTimer = 0;
  #wasWriting = false;
  #wasOut = false;
  #focusNext: string | undefined;

  constructor() {
    super(sheet);
    this.#chat = new Chat(
      MesobotChat.base,
      () => this.#lang,
      () => this.#chatChanged(),
      (activities) => this.#arrived(activities),
    );
  }

  connectedCallback(): void {
    this.#readOptions();
    this.#small.addEventListener('change', this.#resized);
    this.#dark.addEventListener('change', this.#redraw);
    visualViewport?.addEventListener('resize', this.#fitKeyboard);
    visualViewport?.addEventListener('scroll', this.#fitKeyboard);
    if (wasOpen() ?? this.#options.open) this.#show(false);
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    this.#small.removeEventListener('change', this.#resized);
    this.#dark.removeEventListener('change', this.#redraw);
    visualViewport?.removeEventListener('resize', this.#fitKeyboard);
    visualViewport?.removeEventListener('scroll', this.#fitKeyboard);
    // A page that only moves the element keeps its chat.
    setTimeout(() => this.isConnected || this.#chat.stop());
  }

  attributeChangedCallback(): void {
    this.#readOptions();
    this.requestUpdate();
  }

  /** Opens the panel, for a button of the page's own. */
  open(): void {
    this.#show(true);
  }

  minimise(): void {
    this.#open = this.#menuOpen = this.#confirming = this.#chat.isShown = false;
    keepOpen(false);
    this.#focusNext = '#launcher';
    this.requestUpdate();
  }

  #show(withFocus: boolean): void {
    if (this.#open) return;
    this.#open = this.#chat.isShown = true;
    this.#unread = 0;
    keepOpen(true);
    // A small screen would be half covered by its keyboard before anything was read.
    if (withFocus) this.#focusNext = this.#small.matches ? '#title' : '#input';
    this.#scroll.toEnd();
    this.#chat.start();
    this.requestUpdate();
  }

  get #lang(): Lang {
    return this.#chosen ?? chooseLang(this.#options.lang, document.documentElement.lang, navigator.language);
  }

  get #ui(): Ui {
    const lang = this.#lang;
    const { settings } = this.#chat;
    const arabic = lang === 'ar' ? '/ar' : '';
    const page = (url: string | undefined, fallback: string) => new URL(url || fallback, MesobotChat.base).href;
    return {
      t: strings[lang],
      lang,
      emergencyNumber: settings?.emergencyNumber || '998',
      phone: settings?.phone || this.#options.phone,
      privacyUrl: page(settings?.privacyUrl[lang], `${arabic}/privacy`),
      aboutUrl: page(settings?.disclaimerUrl[lang], `${arabic}/disclaimer`),
      send: (text) => this.#send(text),
      choose: (choice) => this.#choose(choice),
      tryAgain: (entry) => this.#chat.tryAgain(entry),
      edit: (entry) => this.#edit(entry),
      showSource: (id) => this.#showSource(id),
    };
  }

  get #isDark(): boolean {
    const { theme } = this.#options;
    return theme === 'dark' || (theme === 'auto' && this.#dark.matches);
  }

  protected render() {
    const ui = this.#ui;
    const classes = `root ${this.#options.position} ${this.#isDark ? 'dark' : ''}`;
    return html`<div class=${classes}>
      <div lang=${ui.lang} dir=${ui.lang === 'ar' ? 'rtl' : 'ltr'}>
        ${this.#launcher(ui)}
        <dialog aria-labelledby="title" @keydown=${this.#onKey} @keyup=${keepInside} @keypress=${keepInside} @cancel=${this.#onCancel}>
          ${this.#panel(ui)}
        </dialog>
      </div>
    </div>`;
  }

  #launcher({ t }: Ui) {
    const unread = this.#unread ? t.unread(this.#unread) : '';
    return html`<button
      type="button"
      id="launcher"
      class="launcher"
      aria-haspopup="dialog"
      aria-label=${unread ? `${t.launcherLabel}. ${unread}` : t.launcherLabel}
      ?hidden=${this.#open}
      @click=${() => this.#show(true)}
    >
      ${icons.chat}<span class="launcher-text" aria-hidden="true">${t.launcher}</span>
      ${unread ? html`<span class="badge" aria-hidden="true">${this.#unread}</span>` : nothing}
    </button>`;
  }

  #panel(ui: Ui) {
    const chat = this.#chat;
    const { entries, epoch } = chat.conversation;
    const title = this.#options.title[ui.lang] || chat.settings?.name[ui.lang] || ui.t.title;
    return html`<div class="panel" ?inert=${this.#confirming}>
        ${headerView({
          ui,
          title,
          answering: answering(chat.conversation),
          menuOpen: this.#menuOpen,
          hasChat: entries.length > 0 || !!readSaved().resumeKey,
          toggleMenu: () => this.#set({ menuOpen: !this.#menuOpen }),
          closeMenu: () => this.#set({ menuOpen: false }),
          minimise: () => this.minimise(),
          speak: (lang) => this.#speak(lang),
          askEnd: () => this.#set({ menuOpen: false, confirming: true }, '#end-no'),
        })}
        ${outageView(chat.reach, ui, () => chat.tryNow())}
        <div class="middle">
          <div id="log" class="log" role="log" aria-label=${ui.t.log} aria-relevant="additions" tabindex="0" @scroll=${this.#scroll.onScroll}>
            ${chat.isRestoring && entries.length === 0 && !isOutage(chat.reach)
              ? restoringView(ui)
              : entries.length === 0
                ? emptyView(ui, this.#otherLanguage(ui))
                : entriesView(entries, epoch, ui)}
            ${chat.typing === undefined ? nothing : typingView(chat.typing, ui)}
          </div>
          ${this.#scroll.hasNews && entries.length > 0 ? this.#newMessages(ui) : nothing}
        </div>
        ${composerView(this.#draft, chat.settings?.maxMessageLength ?? 2000, ui, (text) => this.#write(text), () => this.#submit())}
      </div>
      ${this.#confirming ? confirmView(ui, () => this.#set({ confirming: false }, '#menu-button'), () => this.#end(ui)) : nothing}
      <div class="sr" role="alert">${this.#alert}</div>
      <div class="sr" role="status">${this.#status}</div>`;
  }

  #otherLanguage({ lang }: Ui) {
    const other: Lang = lang === 'en' ? 'ar' : 'en';
    return html`<button type="button" class="link" lang=${other} @click=${() => this.#speak(other)}>${languageNames[other]}</button>`;
  }

  #newMessages({ t }: Ui) {
    return html`<button type="button" class="latest" @click=${() => this.#goToLatest()}>${t.newMessages}${icons.down}</button>`;
  }

  protected updated(): void {
    this.#placeDialog();
    this.#growInput();
    this.#fitKeyboard();
    const log = this.find('#log');
    if (log && this.#open) this.#scroll.apply(log);
    if (!this.#focusNext) return;
    const target = this.find(this.#focusNext);
    this.#focusNext = undefined;
    target?.focus({ preventScroll: target.id === 'log' });
  }

  /** Beside the page where there is room for both; in the browser's own modal layer, with focus kept inside, where there is not. */
  #placeDialog(): void {
    const dialog = this.#dialog;
    if (!dialog || dialog.open === this.#open) return;
    if (!this.#open) return dialog.close();
    const before = document.activeElement as HTMLElement | null;
    if (this.#small.matches) return dialog.showModal();
    dialog.show();
    // That moved the focus into the panel; after a reload, or while something else is being filled in, nobody asked for it.
    if (!this.#focusNext && before !== this) before?.focus({ preventScroll: true });
    if (!this.#focusNext && before === document.body) (this.shadowRoot!.activeElement as HTMLElement | null)?.blur();
  }

  /** For browsers that do not size a field by its content; the style sheet limits the height. */
  #growInput(): void {
    const input = this.find('#input');
    if (!input || CSS.supports('field-sizing', 'content')) return;
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight}px`;
  }

  /** Phones lay their keyboard over the page without telling its layout: the panel follows the part that can be seen. */
  readonly #fitKeyboard = (): void => {
    const dialog = this.#dialog;
    const view = visualViewport;
    if (!dialog || !view || !this.#open) return;
    const isCovered = this.#small.matches && view.scale < 1.05;
    dialog.style.setProperty('--view-height', isCovered ? `${view.height}px` : '');
    dialog.style.setProperty('--view-top', isCovered ? `${view.offsetTop}px` : '');
  };

  readonly #resized = (): void => {
    const dialog = this.#dialog;
    if (dialog?.open) dialog.close();
    this.requestUpdate();
  };

  readonly #redraw = (): void => this.requestUpdate();

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.#escape();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    keepInside(event);
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.#escape();
  };

  #escape(): void {
    if (this.#confirming) this.#set({ confirming: false }, '#menu-button');
    else if (this.#menuOpen) this.#set({ menuOpen: false }, '#menu-button');
    else if (this.#open) this.minimise();
  }

  #set(state: { menuOpen?: boolean; confirming?: boolean }, focus?: string): void {
    this.#menuOpen = state.menuOpen ?? this.#menuOpen;
    this.#confirming = state.confirming ?? this.#confirming;
    this.#focusNext = focus;
    this.requestUpdate();
  }

  #speak(lang: Lang): void {
    this.#chosen = lang;
    save({ lang });
    this.#set({ menuOpen: false }, this.#menuOpen ? '#menu-button' : '#log');
  }

  #write(text: string): void {
    this.#type(text);
    if (text.trim()) this.#chat.write();
  }

  #type(text: string): void {
    this.#draft = text;
    keepDraft(text);
    this.requestUpdate();
  }

  #submit(): void {
    const text = this.#draft.trim();
    this.#type('');
    this.#say(text);
    this.#focusNext = '#input';
  }

  #send(text: string): void {
    this.#say(text);
    this.#focusAfterPress();
  }

  #choose({ title, value }: Choice): void {
    this.#say(title, { choice: value });
    this.#focusAfterPress();
  }

  #say(text: string, value?: unknown): void {
    this.#scroll.toEnd();
    this.#wasWriting = false;
    this.#chat.send(text, value);
  }

  /** The pressed button is gone or disabled: the focus goes where the reader goes on, without calling up a phone's keyboard. */
  #focusAfterPress(): void {
    this.#focusNext = this.#small.matches ? '#log' : '#input';
    this.requestUpdate();
  }

  #edit(entry: Entry): void {
    this.#chat.takeBack(entry);
    this.#type(this.#draft ? `${entry.text}\n${this.#draft}` : entry.text);
    this.#focusNext = '#input';
  }

  #end({ t }: Ui): void {
    this.#chat.end();
    this.#draft = '';
    this.#chosen = undefined;
    this.#status = t.ended;
    this.#set({ confirming: false }, this.#small.matches ? '#title' : '#input');
  }

  #showSource(id: string): void {
    const source = this.find(`#${id}`);
    const details = source?.closest('details');
    if (!source || !details) return;
    details.open = true;
    source.focus({ preventScroll: true });
    source.scrollIntoView({ block: 'nearest' });
  }

  #goToLatest(): void {
    this.#scroll.toEnd();
    this.#focusNext = this.#small.matches ? '#log' : '#input';
    this.requestUpdate();
  }

  #chatChanged(): void {
    const { typing, reach } = this.#chat;
    if (reach === 'ok' && this.#wasOut) this.#status = this.#ui.t.connected;
    this.#wasOut = isOutage(reach);
    // Said once for each reply, not with every sign of life.
    if (typing !== undefined && !this.#wasWriting) this.#status = this.#chat.writer ? this.#ui.t.staffWriting(this.#chat.writer) : this.#ui.t.writing;
    this.#wasWriting ||= typing !== undefined;
    this.requestUpdate();
  }

  #arrived(activities: Activity[]): void {
    this.#wasWriting = false;
    this.#status = '';
    const urgent = activities.filter(isEmergency);
    if (urgent.length > 0) this.#raise(urgent.map((activity) => urgentWords({ activity })).join(' '));
    // An emergency reply does not wait behind a badge.
    if (urgent.length > 0) this.#show(false);
    if (!this.#open) this.#unread += activities.length;
    this.#scroll.onNews();
    this.requestUpdate();
  }

  #raise(words: string): void {
    this.#alert = words;
    clearTimeout(this.#alertTimer);
    this.#alertTimer = window.setTimeout(() => {
      this.#alert = '';
      this.requestUpdate();
    }, alertLife);
  }

  #readOptions(): void {
    this.#options = readOptions((name) => this.getAttribute(name) ?? MesobotChat.script?.getAttribute(name));
  }

  get #dialog(): HTMLDialogElement | undefined {
    return this.find('dialog');
  }
}

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Keys pressed in the chat are not shortcuts of the page, and what a patient types is not the page's business. */
const keepInside = (event: Event): void => event.stopPropagation();
