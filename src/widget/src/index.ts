import { MesobotChat } from './element';
import { attributes } from './options';

/** Also when a tag manager puts the script in: then `currentScript` may be gone, and the address tells. */
const script =
  (document.currentScript as HTMLScriptElement | null) ?? document.querySelector<HTMLScriptElement>('script[src*="/mesobot.js"]');

if (script && !customElements.get('mesobot-chat')) {
  MesobotChat.base = new URL(script.src, document.baseURI).origin;
  MesobotChat.script = script;
  customElements.define('mesobot-chat', MesobotChat);
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
}

/** One chat per page; a page that has placed the element itself keeps its place. */
function place(): void {
  if (document.querySelector('mesobot-chat')) return;
  const chat = document.createElement('mesobot-chat');
  for (const name of attributes) {
    const value = script?.getAttribute(name);
    if (value !== null && value !== undefined) chat.setAttribute(name, value);
  }
  document.body.append(chat);
}
