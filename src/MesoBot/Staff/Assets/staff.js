// Keeps a page of the console up to date. Everything works without it; what it adds: news without loading again, drafts that
// keep themselves, a countdown, a sound, a number in the title.
'use strict';
(() => {
  const page = document.querySelector('[data-page]');
  if (!page) return;

  const title = document.title;
  const bar = document.getElementById('live-bar');
  const pollEvery = 5000;
  const silence = 25000;
  /** A stream that ended by itself is back by then. */
  const back = 3000;
  const token = () => document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';
  const store = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch {
      /* Kept for this page alone. */
    }
    return null;
  };

  // ---- Parts of the page -------------------------------------------------------------------------------------------------

  /** What somebody has begun to write or opened in a part, so that it survives the part's renewal. */
  function remember(part) {
    const active = document.activeElement;
    return {
      open: [...part.querySelectorAll('details[id]')].map((d) => [d.id, d.open]),
      fields: [...part.querySelectorAll('input[id], select[id], textarea[id]')].filter((f) => f.value !== (f.defaultValue ?? '')).map((f) => [f.id, f.value]),
      focus: part.contains(active) ? active.id || null : null,
      place: part.contains(active) && !active.id ? [...part.querySelectorAll('a, button, summary')].indexOf(active) : -1,
      selection: part.contains(active) && typeof active.selectionStart === 'number' ? [active.selectionStart, active.selectionEnd] : null,
    };
  }

  function restore(part, was) {
    for (const [id, open] of was.open) {
      const details = part.querySelector('#' + CSS.escape(id));
      if (details) details.open = open;
    }
    for (const [id, value] of was.fields) {
      const field = part.querySelector('#' + CSS.escape(id));
      if (field && field.tagName !== 'SELECT') field.value = value;
      else if (field && [...field.options].some((o) => o.value === value)) field.value = value;
    }
    const again = was.focus ? part.querySelector('#' + CSS.escape(was.focus)) : was.place >= 0 ? part.querySelectorAll('a, button, summary')[was.place] : null;
    again?.focus({ preventScroll: true });
    if (again && was.selection && again.setSelectionRange) again.setSelectionRange(...was.selection);
  }

  /** The same but for tokens, which differ each time and stay good. */
  const bare = (html) => html.replace(/(name="__RequestVerificationToken"[^>]*value=")[^"]*/g, '$1').replace(/ open=""/g, '');
  const shown = new Map([...document.querySelectorAll('[data-live]')].map((part) => [part.id, bare(part.innerHTML)]));
  /** Where the page stands when the newest words are right above the reply box. */
  const endOfTalk = () => {
    const box = document.getElementById('composer');
    return Math.max(0, document.getElementById('end').getBoundingClientRect().top + scrollY + (box?.offsetHeight ?? 0) - innerHeight);
  };
  const atEnd = () => !!page.dataset.talk && scrollY >= endOfTalk() - 120;
  const toEnd = () => scrollTo({ top: endOfTalk() });

  /** @param deeds Parts that the person's own deed renews, whatever stands in them. */
  function swap(next, deeds) {
    const follow = atEnd();
    let changed = false;
    for (const fresh of next.querySelectorAll('[data-live]')) {
      const part = document.getElementById(fresh.id);
      if (!part) continue;
      const keyed = fresh.hasAttribute('data-key');
      if (keyed && !deeds.includes(fresh.id) && part.dataset.key === fresh.dataset.key) continue;
      const html = bare(fresh.innerHTML);
      if (!keyed && html === shown.get(fresh.id)) continue;
      shown.set(fresh.id, html);
      const was = remember(part);
      if (keyed) part.dataset.key = fresh.dataset.key;
      part.replaceChildren(...[...fresh.childNodes].map((n) => document.importNode(n, true)));
      if (!keyed) restore(part, was);
      changed = changed || fresh.hasAttribute('data-follow');
    }
    if (changed) hear();
    if (changed && follow) toEnd();
    count();
  }

  /** New words of the patient are read out; the rest of the renewal is not. */
  let lastHeardWords = [...document.querySelectorAll('.entry.user')].at(-1)?.id ?? '';
  function hear() {
    const words = [...document.querySelectorAll('.entry.user')].at(-1);
    if (!words || words.id === lastHeardWords) return;
    lastHeardWords = words.id;
    hideTyping();
    document.getElementById('heard').textContent = words.innerText;
  }

  // What just happened is said once: later renewals ask for the page without it.
  let asked = 0;
  async function renew() {
    const mine = ++asked;
    const answer = await fetch(page.dataset.page + (location.search.includes('before=') ? location.search : ''), { headers: { Accept: 'text/html', 'X-Mesobot-Background': 'renewal' }, redirect: 'manual' });
    if (answer.type === 'opaqueredirect' || answer.status === 401) return location.reload();
    if (answer.status === 404) return location.reload();
    if (!answer.ok) throw new Error('not now');
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (mine === asked) swap(next, []);
  }

  // ---- Deeds without loading the page again ------------------------------------------------------------------------------

  document.addEventListener('submit', async (event) => {
    const form = event.target;
    const path = new URL(event.submitter?.getAttribute('formaction') ?? form.getAttribute('action'), location.href).pathname;
    if (path.endsWith('/reply')) isSending = true;
    if (form.method !== 'post' || !page.dataset.talk || !/^\/staff\/talk\/[^/]+\/(reply|undo|note|accept|step-in)$/.test(path)) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = 'yes';
    clearTimeout(draftTimer);
    try {
      const answer = await fetch(path, { method: 'POST', body: new URLSearchParams(new FormData(form, event.submitter)), headers: { Accept: 'text/html' } });
      if (!answer.ok) throw new Error('not now');
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!next.querySelector('[data-talk]')) return location.reload();
      ++asked;
      if (path.endsWith('/note')) form.reset();
      swap(next, path.endsWith('/note') ? ['said'] : ['said', 'composer']);
      const box = document.getElementById('reply');
      const warning = document.querySelector('#reply-warning input');
      (warning ?? (path.endsWith('/note') ? document.getElementById('note') : box))?.focus();
      if (path.endsWith('/reply') && !warning) toEnd();
    } catch {
      // It may have arrived: sent again, the patient would read it twice. What was written is kept, and the page is asked what stands.
      if (/\/(reply|note)$/.test(path)) return location.reload();
      HTMLFormElement.prototype.submit.call(form);
    } finally {
      delete form.dataset.busy;
      isSending = false;
    }
  });

  // A ready-made text or a reviewed answer goes to where the cursor's text ends; it is read before it is sent.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-fill]');
    const box = document.getElementById('reply');
    if (!link || !box || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    box.value = (box.value.trim() ? box.value.trimEnd() + '\n\n' : '') + link.dataset.fill;
    link.closest('details.canned')?.removeAttribute('open');
    box.focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });

  // ---- Drafts and typing -------------------------------------------------------------------------------------------------

  let draftTimer = 0;
  let isSending = false;
  let typedAt = 0;
  const post = (path, fields, more) =>
    fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers: { RequestVerificationToken: token(), ...more }, keepalive: true });

  /** @param more Of a try that the page makes by itself: nobody was there for it. */
  async function keepDraft(form, text, more) {
    const state = form.querySelector('[data-draft-state]');
    try {
      const answer = await post(form.dataset.draft, { text }, more);
      if (state) state.textContent = answer.ok ? state.dataset.saved : state.dataset.failed;
      if (!answer.ok) throw new Error('not kept');
    } catch {
      if (state) state.textContent = state.dataset.failed;
      draftTimer = setTimeout(() => keepDraft(form, document.getElementById('reply')?.value ?? text, { 'X-Mesobot-Background': 'retry' }), 3000);
    }
  }

  document.addEventListener('input', (event) => {
    const form = event.target.id === 'reply' ? event.target.form : null;
    if (!form) return;
    const box = event.target;
    box.style.height = 'auto';
    box.style.height = Math.min(box.scrollHeight + 2, innerHeight * 0.4) + 'px';
    clearTimeout(draftTimer);
    draftTimer = setTimeout(() => keepDraft(form, box.value), 700);
    if (Date.now() - typedAt > 3000 && box.value.trim()) {
      typedAt = Date.now();
      post(form.dataset.typing, {}).catch(() => {});
    }
  });
  addEventListener('pagehide', () => {
    const box = document.getElementById('reply');
    // What is being sent is no draft any more.
    if (!isSending && box?.form && box.value !== box.defaultValue) post(box.form.dataset.draft, { text: box.value }).catch(() => {});
  });

  // ---- The patient writes ------------------------------------------------------------------------------------------------

  const typing = document.getElementById('typing');
  let typingTimer = 0;
  function showTyping() {
    clearTimeout(typingTimer);
    if (typing.textContent !== typing.dataset.words) typing.textContent = typing.dataset.words;
    typingTimer = setTimeout(hideTyping, 6000);
  }
  function hideTyping() {
    if (typing) typing.textContent = '';
  }

  // ---- Countdown ---------------------------------------------------------------------------------------------------------

  function count() {
    for (const span of document.querySelectorAll('[data-seconds]')) {
      if (span.dataset.until) continue;
      span.dataset.until = String(Date.now() + 1000 * Number(span.dataset.seconds));
    }
  }
  setInterval(() => {
    for (const span of document.querySelectorAll('[data-until]')) {
      const left = Math.max(0, Math.ceil((Number(span.dataset.until) - Date.now()) / 1000));
      span.textContent = span.dataset.words.replace('{0}', String(left));
      if (left === 0 && !span.dataset.over) {
        span.dataset.over = 'yes';
        setTimeout(() => wake(), 600);
      }
    }
  }, 250);

  // ---- Counts, title, sound ----------------------------------------------------------------------------------------------

  const sound = document.querySelector('[data-sound]');
  let soundOn = store('mesobot-staff-sound') === 'on';
  let newest = -1;
  let rang = 0;
  let audio = null;

  /** Two soft tones, made here: no file, no network. */
  function beep() {
    if (!soundOn) return;
    audio ??= new AudioContext();
    audio.resume();
    [660, 880].forEach((pitch, i) => {
      const [tone, volume, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + i * 0.18];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.18, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.16);
      tone.connect(volume).connect(audio.destination);
      tone.start(at);
      tone.stop(at + 0.17);
    });
  }

  function showSound() {
    if (!sound) return;
    sound.hidden = false;
    sound.setAttribute('aria-pressed', String(soundOn));
    sound.textContent = soundOn ? sound.dataset.on : sound.dataset.off;
  }
  sound?.addEventListener('click', () => {
    soundOn = !soundOn;
    store('mesobot-staff-sound', soundOn ? 'on' : 'off');
    showSound();
    beep();
  });
  showSound();

  function showState(state) {
    const waiting = state.waiting + state.alerts;
    document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
    for (const [name, value] of [['waiting', waiting], ['requests', state.requests], ['privacy', state.privacy]]) {
      const badge = document.querySelector(`[data-count="${name}"]`);
      if (!badge) continue;
      badge.hidden = value === 0;
      badge.textContent = String(value);
    }
    // Again every minute, also for what waited before the page was opened: it ends when nothing urgent waits.
    if (state.newestUrgent > 0 && (state.newestUrgent > newest || Date.now() - rang > 60000)) {
      rang = Date.now();
      beep();
    }
    newest = Math.max(newest, state.newestUrgent);
  }

  // ---- News --------------------------------------------------------------------------------------------------------------

  let renewing = 0;
  let renewedAt = 0;
  /** Pages of many patients change with every word of any of them; the counts in the title do not wait. */
  const renewEvery = page.dataset.talk ? 0 : 1000;
  let failed = false;
  let lastHeard = Date.now();
  let brokenSince = 0;
  let stream = null;

  /** Many signals make one renewal; one that fails is tried again. */
  function wake(pause = 150) {
    if (renewing) return;
    renewing = setTimeout(async () => {
      renewing = 0;
      renewedAt = Date.now();
      try {
        await renew();
        say(false);
      } catch {
        say(true);
        wake(2000);
      }
    }, Math.max(pause, renewedAt + renewEvery - Date.now()));
  }

  function say(lost) {
    if (!bar || lost === failed) return;
    failed = lost;
    bar.hidden = false;
    bar.classList.toggle('lost', lost);
    bar.textContent = lost ? bar.dataset.lost : bar.dataset.back;
    if (!lost) setTimeout(() => !failed && (bar.hidden = true), 3000);
  }

  function connect() {
    stream?.close();
    stream = new EventSource('/staff/live');
    stream.addEventListener('state', (event) => {
      lastHeard = Date.now();
      brokenSince = 0;
      const state = JSON.parse(event.data);
      showState(state);
      const concerns = state.talks.some((id) => id === '' || !page.dataset.talk || id === page.dataset.talk);
      if (concerns || failed) wake();
    });
    stream.addEventListener('typing', (event) => JSON.parse(event.data).includes(page.dataset.talk) && showTyping());
    // The session ended elsewhere: the page finds out by being asked for.
    stream.addEventListener('over', () => location.reload());
    // It comes again by itself. Where it is blocked, or the server is away, the poll below finds out.
    stream.onerror = () => (brokenSince ||= Date.now());
  }

  // Beside the stream: when it is broken, or silent too long, the page asks for itself.
  setInterval(async () => {
    const isBroken = brokenSince && Date.now() - brokenSince > back;
    if (!isBroken && Date.now() - lastHeard < silence) return;
    try {
      const answer = await fetch('/staff/live/state', { headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (answer.status === 401 || answer.type === 'opaqueredirect') return location.reload();
      if (!answer.ok) throw new Error('not now');
      showState(await answer.json());
      wake();
      if (stream?.readyState === EventSource.CLOSED) connect();
    } catch {
      say(true);
    }
  }, pollEvery);

  // Ages grow although nothing happens.
  setInterval(() => document.visibilityState === 'visible' && wake(), 60000);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake());

  // ---- Keyboard ----------------------------------------------------------------------------------------------------------

  document.addEventListener('keydown', (event) => {
    const box = document.getElementById('reply');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target === box) {
      event.preventDefault();
      box.form.requestSubmit();
    } else if (event.key === 'F8' && box) {
      event.preventDefault();
      box.focus();
    } else if (event.key === 'F9') {
      event.preventDefault();
      location.href = '/staff';
    }
  });

  if (page.dataset.talk && !location.search.includes('before=') && (!location.hash || location.hash === '#end')) toEnd();
  count();
  connect();
})();
