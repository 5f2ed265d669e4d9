/**
 * What stays on the device. A browser may block storage, or fill up: then the page's memory serves, and the chat is only forgotten with the page.
 * Words of the patient are kept in one place alone, the unsent draft, and only until the tab is closed.
 */
import { readSettings, type Lang, type Settings } from './wire';

export interface Saved {
  resumeKey?: string;
  conversationId?: string;
  resumeExpires?: string;
  lang?: Lang;
}

const memory = new Map<string, string>();
const savedKey = 'mesobot';
const settingsKey = 'mesobot.settings';
const draftKey = 'mesobot.draft';
const openKey = 'mesobot.open';

function read(area: 'localStorage' | 'sessionStorage', key: string): string | undefined {
  try {
    return window[area].getItem(key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

function write(area: 'localStorage' | 'sessionStorage', key: string, value: string | undefined): void {
  memory.delete(key);
  try {
    if (value === undefined) window[area].removeItem(key);
    else window[area].setItem(key, value);
  } catch {
    if (value !== undefined) memory.set(key, value);
  }
}

function readJson(key: string): any {
  try {
    return JSON.parse(read('localStorage', key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export const readSaved = (): Saved => readJson(savedKey) ?? {};
export const save = (part: Saved): void => write('localStorage', savedKey, JSON.stringify({ ...readSaved(), ...part }));
/** Another tab ended the chat and cleared the device. Merely forgetting a conversation leaves the entry in place. */
export const wasCleared = ({ key, newValue }: StorageEvent): boolean => key === null || (key === savedKey && newValue === null);

export function forgetConversation(): void {
  const { lang } = readSaved();
  write('localStorage', savedKey, JSON.stringify(lang ? { lang } : {}));
}

/** The clinic's name and numbers, for the day the server cannot be reached. */
export const readKeptSettings = (): Settings | undefined => {
  const kept = readJson(settingsKey);
  return kept && readSettings(kept);
};
export const keepSettings = (json: unknown): void => write('localStorage', settingsKey, JSON.stringify(json));

export const readDraft = (): string => read('sessionStorage', draftKey) ?? '';
export const keepDraft = (text: string): void => write('sessionStorage', draftKey, text || undefined);

/** Undefined: nobody has opened or minimised the chat in this tab. */
export const wasOpen = (): boolean | undefined => ({ 1: true, 0: false })[read('sessionStorage', openKey) ?? ''];
export const keepOpen = (open: boolean): void => write('sessionStorage', openKey, open ? '1' : '0');

export function clearDevice(): void {
  write('localStorage', savedKey, undefined);
  write('localStorage', settingsKey, undefined);
  write('sessionStorage', draftKey, undefined);
  write('sessionStorage', openKey, undefined);
}
