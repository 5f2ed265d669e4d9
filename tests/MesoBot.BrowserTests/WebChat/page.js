// Shows Web Chat as its manual says, and keeps what the test looks at: refused content, what was said, how sending went.
const { chat, locale, dir, nonce } = document.currentScript.dataset;
const seen = { violations: [], failures: [], store: undefined };
window.seen = seen;
document.addEventListener('securitypolicyviolation', e => seen.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));

(async () => {
  const answer = await fetch(`${chat}/chat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ locale: locale.slice(0, 2) }) });
  const { token } = await answer.json();
  seen.store = WebChat.createStore({}, () => next => action => {
    if (/REJECTED|FAILED/u.test(action.type)) seen.failures.push(action.type);
    return next(action);
  });
  const directLine = WebChat.createDirectLine({ domain: `${chat}/v3/directline`, token, conversationStartProperties: { locale } });
  WebChat.renderWebChat({ directLine, store: seen.store, locale, dir, nonce }, document.getElementById('chat'));
})();
