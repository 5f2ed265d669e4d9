/**
 * Stays with the newest message unless the reader has scrolled up. A reply taller than the window is shown from its beginning: its first
 * line matters more than its last, above all in an emergency.
 */
const near = 48;

export class Scroll {
  readonly #changed: () => void;
  #follows = true;
  #height = 0;
  #last: Element | undefined;
  #isAway = false;
  hasNews = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Go to the end with the next drawing, wherever the reader is. */
  toEnd(): void {
    this.#follows = true;
    this.#last = undefined;
    this.#height = -1;
  }

  onNews(): void {
    this.hasNews ||= this.#isAway;
  }

  /** After drawing. */
  apply(log: Element): void {
    const last = log.querySelector('.messages > .message:last-of-type') ?? undefined;
    // A conversation that was ended: the welcome is read from its beginning.
    if (!last && this.#last) log.scrollTop = 0;
    if (last && log.scrollHeight !== this.#height && this.#follows) {
      const end = log.scrollHeight - log.clientHeight;
      const isNewReply = last !== this.#last && last?.classList.contains('bot') && this.#last !== undefined;
      log.scrollTop = isNewReply ? Math.min(end, top(last!, log) - 12) : end;
    }
    this.#height = log.scrollHeight;
    this.#last = last;
  }

  readonly onScroll = ({ currentTarget }: Event): void => {
    const log = currentTarget as Element;
    const isAway = log.scrollHeight - log.clientHeight - log.scrollTop > near;
    this.#follows = !isAway;
    this.#isAway = isAway;
    if (isAway || !this.hasNews) return;
    this.hasNews = false;
    this.#changed();
  };
}

const top = (element: Element, log: Element): number => element.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop;
