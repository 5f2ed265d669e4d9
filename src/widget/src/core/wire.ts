/**
 * What the server sends, read with suspicion: a field that is missing or of the wrong type becomes empty and a block that makes no sense is
 * left out, so that one odd reply never takes the whole conversation off the screen.
 */
export type Lang = 'en' | 'ar';

export interface Settings {
  name: Record<Lang, string>;
  phone: string;
  emergencyNumber: string;
  privacyUrl: Record<Lang, string>;
  disclaimerUrl: Record<Lang, string>;
  maxMessageLength: number;
}

export interface Citation {
  number: number;
  title: string;
  where: string;
  url: string;
  grade: string;
  article: string;
  reviewed: string;
}

export interface Choice {
  value: string;
  title: string;
}

export type Block =
  | { type: 'text'; text: string }
  | { type: 'notice'; kind: 'emergency' | 'concern' | 'unreviewed'; title: string; text: string }
  | { type: 'citations'; title: string; citations: Citation[] }
  | { type: 'disclaimer'; text: string }
  | { type: 'choices'; intro: string; choices: Choice[] }
  | { type: 'call'; label: string; number: string };

export interface StaffName {
  name: string;
  role: string;
}

export interface Activity {
  id: string;
  type: string;
  /** Milliseconds since 1970; 0 when the server sent none. */
  at: number;
  role: 'user' | 'bot';
  text: string;
  lang: Lang | '';
  kind: string;
  blocks: Block[];
  staff: StaffName | undefined;
  /** Who answers from here on: somebody of the staff, or the assistant again (null). Undefined where nothing changes. */
  answering: StaffName | null | undefined;
  clientId: string;
  streaming: boolean;
}

export interface ActivitySet {
  activities: Activity[];
  /** Undefined for transient sets (typing): the last watermark stays. */
  watermark: string | undefined;
}

type Json = Record<string, unknown>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const both = (value: unknown): Record<Lang, string> => ({ en: text(object(value).en), ar: text(object(value).ar) });

export function readSettings(json: unknown): Settings {
  const { clinic, emergencyNumber, privacyUrl, disclaimerUrl, maxMessageLength } = object(json);
  return {
    name: both(object(clinic).name),
    phone: text(object(clinic).phone),
    emergencyNumber: text(emergencyNumber) || '998',
    privacyUrl: both(privacyUrl),
    disclaimerUrl: both(disclaimerUrl),
    maxMessageLength: typeof maxMessageLength === 'number' && maxMessageLength > 0 ? maxMessageLength : 2000,
  };
}

/** Undefined for an empty frame (a keep-alive) and for anything that is not JSON. */
export function parseFrame(frame: unknown): ActivitySet | undefined {
  if (typeof frame !== 'string' || !frame.trim()) return undefined;
  try {
    return readSet(JSON.parse(frame));
  } catch {
    return undefined;
  }
}

export function readSet(json: unknown): ActivitySet {
  const { activities, watermark } = object(json);
  return {
    activities: readActivities(activities),
    watermark: typeof watermark === 'number' ? String(watermark) : text(watermark) || undefined,
  };
}

export const readActivities = (json: unknown): Activity[] => list(json).map(readActivity);

function readActivity(json: unknown): Activity {
  const activity = object(json);
  const data = object(activity.channelData);
  const mesobot = object(data.mesobot);
  const spoken = text(activity.text);
  const blocks = list(mesobot.blocks).flatMap(readBlock);
  return {
    id: text(activity.id),
    type: text(activity.type),
    at: Date.parse(text(activity.timestamp)) || 0,
    role: object(activity.from).role === 'user' ? 'user' : 'bot',
    text: spoken,
    lang: mesobot.language === 'ar' || mesobot.language === 'en' ? mesobot.language : '',
    kind: text(mesobot.kind),
    blocks: blocks.length > 0 || !spoken ? blocks : [{ type: 'text', text: spoken }],
    staff: readStaff(mesobot.staff),
    answering: mesobot.answering === null ? null : readStaff(mesobot.answering),
    clientId: text(data.clientActivityID),
    streaming: data.streamType === 'streaming',
  };
}

function readStaff(json: unknown): StaffName | undefined {
  const { name, role } = object(json);
  return text(name) ? { name: text(name), role: text(role) } : undefined;
}

function readBlock(json: unknown): Block[] {
  const block = object(json);
  switch (block.type) {
    case 'text':
    case 'disclaimer':
      return text(block.text) ? [{ type: block.type, text: text(block.text) }] : [];
    case 'notice':
      return [{ type: 'notice', kind: noticeKind(block.kind), title: text(block.title), text: text(block.text) }];
    case 'citations':
      return [{ type: 'citations', title: text(block.title), citations: list(block.citations).map(readCitation) }];
    case 'choices':
      return [{ type: 'choices', intro: text(block.intro), choices: list(block.choices).map(readChoice) }];
    case 'call':
      return text(block.number) ? [{ type: 'call', label: text(block.label), number: text(block.number) }] : [];
    default:
      return [];
  }
}

/** An unknown kind is shown as a concern: better a warning too many than one that looks like fine print. */
const noticeKind = (kind: unknown) => (kind === 'emergency' || kind === 'unreviewed' ? kind : 'concern');

function readCitation(json: unknown): Citation {
  const citation = object(json);
  return {
    number: Number(citation.number) || 0,
    title: text(citation.title),
    where: text(citation.where),
    url: text(citation.url),
    grade: text(citation.grade),
    article: text(citation.article),
    reviewed: text(citation.reviewed),
  };
}

function readChoice(json: unknown): Choice {
  const choice = object(json);
  return { value: text(choice.value), title: text(choice.title) || text(choice.shortTitle) };
}

/** What the program tells of itself: who joined, who left. Shown as a line of its own, not as somebody's words. */
export const isStatus = (activity: Activity): boolean => activity.kind === 'status';

export const isEmergency = (activity: Activity): boolean =>
  activity.kind === 'emergency' || activity.blocks.some((block) => block.type === 'notice' && block.kind === 'emergency');
