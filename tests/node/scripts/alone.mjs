// A patient's visit, with nothing but what Node has: it runs on a machine that has no network. Prints what kind of reply each message got.
const server = process.argv[2];
const headers = { 'content-type': 'application/json' };

async function get(path) {
  const answer = await fetch(server + path, { headers });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

async function post(path, body) {
  const answer = await fetch(server + path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.json();
}

async function ask(conversation, text, locale) {
  const { id } = await post(`v3/directline/conversations/${conversation}/activities`, { type: 'message', from: { id: 'patient' }, text, locale });
  for (let tries = 0; tries < 400; tries++) {
    const { activities } = await (await get(`v3/directline/conversations/${conversation}/activities`)).json();
    const reply = activities.find(a => a.replyToId === id);
    if (reply) return reply.channelData.mesobot.kind;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('No reply came.');
}

for (const page of ['', 'ar', 'privacy', 'ar/privacy', 'disclaimer', 'ar/disclaimer', 'site.css', 'favicon.svg', 'robots.txt', 'chat/settings', 'health']) await get(page);
const { conversationId, token } = await post('chat/token', {});
headers.authorization = `Bearer ${token}`;
await post('v3/directline/conversations', { locale: 'en' });
for (const [text, locale] of [
  ['does it hurt?', 'en'], ['how many sessions do i need for hair', 'en'], ['how much is it', 'en'], ['can i book for sunday', 'en'], ['are you a robot', 'en'],
  ['see https://example.com/photo.jpg and tell me', 'en'], ['هل هو مؤلم؟', 'ar'], ['since the injection my lip is white and cold and hurts a lot', 'en'],
]) console.log(await ask(conversationId, text, locale));
