import { html } from 'lit/html.js';
import { telUrl } from '../text/markdown';
import type { Strings } from '../text/strings';
import { icons } from './icons';

/** A number reads from left to right wherever it stands. */
export const telLink = (number: string) => html`<a href=${telUrl(number)}><bdi dir="ltr">${number}</bdi></a>`;

export const callButton = (number: string, label: string) =>
  html`<a class="call" href=${telUrl(number)}>${icons.phone}<span>${label}</span></a>`;

/** Out of the page, to a place that learns nothing about where the reader came from. */
export const outLink = (url: string, label: unknown, t: Strings) =>
  html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow">${label}${icons.out}<span class="sr"> (${t.newTab})</span></a>`;
