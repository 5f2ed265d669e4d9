import { svg, type SVGTemplateResult } from 'lit/html.js';

/** Line drawings in the colour of the text; hidden from screen readers, since the words beside them say it. */
const line = (paths: SVGTemplateResult) =>
  svg`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  chat: line(svg`<path d="M20.5 11.2c0 4.2-3.8 7.6-8.5 7.6-1 0-2-.2-2.9-.5L4 20l1.3-3.9a7 7 0 0 1-1.8-4.9C3.5 7 7.3 3.6 12 3.6s8.5 3.4 8.5 7.6Z"/><path d="M8.5 11.5h.01M12 11.5h.01M15.5 11.5h.01" stroke-width="2.4"/>`),
  drop: line(svg`<path d="M12 3.5c3 3.4 5.5 6.4 5.5 9.7a5.5 5.5 0 0 1-11 0c0-3.3 2.5-6.3 5.5-9.7Z"/><path d="M9.5 13.5a2.5 2.5 0 0 0 2.3 2.5"/>`),
  menu: line(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="2.8"/>`),
  down: line(svg`<path d="m6 9.5 6 6 6-6"/>`),
  send: line(svg`<path d="M12 19V5M5.5 11.5 12 5l6.5 6.5"/>`),
  phone: line(svg`<path d="M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2Z"/>`),
  warning: line(svg`<path d="M12 4 2.8 19.5h18.4L12 4Z"/><path d="M12 10v4.5M12 17h.01"/>`),
  info: line(svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5h.01"/>`),
  offline: line(svg`<path d="M3 3l18 18M8.5 16a5 5 0 0 1 7 0M5 12.5a10 10 0 0 1 4-2.4M19 12.5a10 10 0 0 0-5-2.7M12 19.5h.01"/>`),
  book: line(svg`<path d="M5 4.5h6a1 1 0 0 1 1 1v14a2 2 0 0 0-2-2H5v-13ZM19 4.5h-6a1 1 0 0 0-1 1v14a2 2 0 0 1 2-2h5v-13Z"/>`),
  out: line(svg`<path d="M14 5h5v5M19 5l-8 8M11 6H6v12h12v-5"/>`),
  check: line(svg`<path d="m5.5 12.5 4 4 9-9"/>`),
  retry: line(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15"/>`),
};
