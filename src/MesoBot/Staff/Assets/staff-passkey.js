// Passkeys: asks the server what to sign, the device to sign it, and sends the form with the answer. Without support nothing is shown.
const supported = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.isSecureContext;

function run(box, ask) {
  if (!box || !supported) return;
  box.hidden = false;
  const form = box.querySelector('form:has([name="credential"])');
  const error = form.querySelector('[role="alert"]');
  form.addEventListener('submit', async event => {
    if (form.credential.value) return;
    event.preventDefault();
    error.hidden = true;
    try {
      const answer = await fetch(box.dataset.options, { method: 'POST', body: new FormData(form) });
      if (!answer.ok) throw new Error(answer.headers.get('content-type')?.startsWith('text/plain') ? await answer.text() : '');
      form.credential.value = JSON.stringify(await ask(await answer.json()));
      form.requestSubmit();
    } catch (e) {
      // A person who closes the device's window has failed at nothing; the words fit both.
      error.textContent = e instanceof DOMException || !e.message ? box.dataset.failed : e.message;
      error.hidden = false;
    }
  });
}

run(document.getElementById('passkey'), options =>
  navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }));
run(document.getElementById('new-passkey'), options =>
  navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));
