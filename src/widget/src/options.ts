/** The documented attributes, on the script tag or on a <mesobot-chat> placed in the page; the element's own win. */
export interface Options {
  lang: string;
  phone: string;
  position: 'end' | 'start';
  title: Record<'en' | 'ar', string>;
  open: boolean;
  theme: 'light' | 'dark' | 'auto';
}

export const attributes = ['lang', 'phone', 'position', 'title', 'title-ar', 'open', 'theme'].map((name) => `data-${name}`);

export function readOptions(get: (attribute: string) => string | null | undefined): Options {
  const value = (name: string) => get(`data-${name}`)?.trim() ?? '';
  const open = get('data-open');
  const theme = value('theme');
  return {
    lang: value('lang'),
    phone: value('phone'),
    position: value('position') === 'start' ? 'start' : 'end',
    title: { en: value('title'), ar: value('title-ar') || value('title') },
    // Like other attributes of HTML: there without a value means yes.
    open: open !== null && open !== undefined && open !== 'false',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  };
}
