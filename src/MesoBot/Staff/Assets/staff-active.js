// A console that nobody uses is locked by the server. This tells it of clicks and keys that ask for nothing, and leaves the page when
// it was locked: what it shows is for who signed in.
'use strict';
(() => {
  const form = document.querySelector('form[data-idle]');
  const idle = 60000 * Number(form?.dataset.idle);
  if (!idle) return;

  // A page that answered a form is not asked for again: its form would be sent twice.
  const leave = () => (document.querySelector('[data-page]') ? location.reload() : location.replace('/staff'));
  const warning = document.getElementById('idle-warning');
  const tellEvery = Math.min(20000, idle / 4);
  let told = Date.now();
  let timer = 0;
  let warner = 0;
  const watch = () => {
    clearTimeout(timer);
    clearTimeout(warner);
    if (warning) {
      warning.textContent = '';
      // In time to stay, for who reads, or listens to a screen reader: any key or click will do.
      warner = setTimeout(() => (warning.textContent = warning.dataset.words), Math.max(0, idle - (Date.now() - told) - Math.min(60000, idle / 2)));
    }
    // A little later than the server; who is not locked yet, because another window was used, is asked again.
    timer = setTimeout(ask, idle - (Date.now() - told) + 2000);
  };

  async function ask() {
    try {
      const answer = await fetch('/staff/live/state', { headers: { Accept: 'application/json' }, redirect: 'manual' });
      if (answer.status === 401 || answer.type === 'opaqueredirect') return leave();
    } catch {
      /* Away: asked again. */
    }
    timer = setTimeout(ask, 15000);
  }

  function tell() {
    if (Date.now() - told < tellEvery) return;
    told = Date.now();
    const token = document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';
    fetch('/staff/active', { method: 'POST', headers: { RequestVerificationToken: token, Accept: 'application/json' } })
      .then((answer) => answer.status === 401 && leave())
      .catch(() => {});
    watch();
  }

  for (const deed of ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart']) document.addEventListener(deed, tell, { passive: true, capture: true });
  watch();
})();
