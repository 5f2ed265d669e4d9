import type { Entry } from '../core/conversation';
import type { Choice, Lang } from '../core/wire';
import type { Strings } from '../text/strings';

/** What the views know and can ask for. */
export interface Ui {
  t: Strings;
  lang: Lang;
  emergencyNumber: string;
  phone: string;
  privacyUrl: string;
  aboutUrl: string;
  send(text: string): void;
  choose(choice: Choice): void;
  tryAgain(entry: Entry): void;
  edit(entry: Entry): void;
  showSource(id: string): void;
}
