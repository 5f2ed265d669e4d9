import type { Lang } from '../core/wire';
import { ar } from './strings.ar';
import { en } from './strings.en';

/** Every sentence of the chat. A sentence that one language lacks does not compile. */
export type Strings = Widened<typeof en>;
type Widened<T> = { [K in keyof T]: T[K] extends (...args: any[]) => unknown ? T[K] : T[K] extends string[] ? string[] : T[K] extends object ? Widened<T[K]> : string };

export const strings: Record<Lang, Strings> = { en, ar };

/** Arabic with Western digits, as in the clinic's own texts. */
const locales: Record<Lang, string> = { en: 'en-GB', ar: 'ar-AE-u-nu-latn' };

export const clockTime = (at: number, lang: Lang): string =>
  new Intl.DateTimeFormat(locales[lang], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

export function dayName(at: number, now: number, lang: Lang): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000);
  if (days === 0) return strings[lang].today;
  if (days === 1) return strings[lang].yesterday;
  return new Intl.DateTimeFormat(locales[lang], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
}

export const isSameDay = (a: number, b: number): boolean => startOfDay(a) === startOfDay(b);
const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** The patient's own choice, then the page's author, then the page, then the browser. */
export function chooseLang(...wishes: (string | null | undefined)[]): Lang {
  const wish = wishes.find((each) => each && /^(en|ar)\b/i.test(each));
  return wish?.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}
