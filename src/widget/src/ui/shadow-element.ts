import { render, type TemplateResult } from 'lit/html.js';

/**
 * A custom element drawn by lit-html into its shadow root, once for any number of changes in the same moment. LitElement would add reactive
 * properties, which nothing here needs, and a tenth of the whole script.
 */
export abstract class ShadowElement extends HTMLElement {
  #pending = false;

  /** `sheet` is constructable: pages that forbid inline styles allow it. */
  constructor(sheet: CSSStyleSheet) {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  protected abstract render(): TemplateResult;
  protected abstract updated(): void;

  requestUpdate(): void {
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => {
      this.#pending = false;
      if (!this.isConnected) return;
      render(this.render(), this.shadowRoot!, { host: this });
      this.updated();
    });
  }

  protected find<T extends HTMLElement>(selector: string): T | undefined {
    return this.shadowRoot!.querySelector<T>(selector) ?? undefined;
  }
}
