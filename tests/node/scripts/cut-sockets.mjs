// Many conversations with the public client over a network that breaks all the time: every activity comes exactly once and in
// order, whatever was cut. Writes its figures as one line of JSON.
import { connect, post } from './client.mjs';
import { cuttingProxy, randomFrom } from './cutting-proxy.mjs';
import { questions } from './questions.mjs';

const server = new URL(process.env.SERVER);
const conversations = Number(process.env.CONVERSATIONS);
const messages = Number(process.env.MESSAGES);
const random = randomFrom(Number(process.env.SEED));
const proxy = await cuttingProxy(server, random);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

async function json(method, url, token, body) {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${response.status}`);
  return response.json();
}

/** What an application does: what was not acknowledged is sent again with the same id. */
async function say(client, text, figures) {
  const message = { type: 'message', from: { id: 'patient' }, text, locale: /[\u0600-\u06ff]/.test(text) ? 'ar' : 'en', channelData: { clientActivityID: crypto.randomUUID() } };
  for (let attempt = 0; attempt < 50; attempt++) {
    const id = await post(client, { ...message });
    if (id !== 'retry') return id;
    figures.repeatedPosts++;
    await pause(20);
  }
  throw new Error('A message was never acknowledged.');
}

async function converse(number, figures) {
  const { token, conversationId } = await json('POST', new URL('/chat/token', server));
  // The wait before a reconnect is 3 s + random() × 12 s: this makes it 20 to 80 ms.
  const client = connect({ domain: `${proxy.origin}/v3/directline`, token, timeout: 1500, random: () => (random() * 60 - 2980) / 12000 });
  const seen = [];
  let ended = false;
  client.activity$.subscribe({ next: a => a.type !== 'typing' && seen.push(a), error: e => { if (!ended) throw e; } });
  const posted = [];
  for (let i = 0; i < messages; i++) {
    posted.push(await say(client, questions[(number * 7 + i) % questions.length], figures));
    await pause(random() * 2 * Number(process.env.PACE));
  }
  const wanted = messages * 2;
  for (const end = Date.now() + 20_000; seen.length < wanted && Date.now() < end;) await pause(20);
  await pause(300);
  ended = true;
  client.end();
  const history = (await json('GET', new URL(`/v3/directline/conversations/${conversationId}/activities`, server), token)).activities;
  judge(seen, posted, history, figures);
}

function judge(seen, posted, history, figures) {
  const ids = seen.map(a => a.id);
  figures.activities += ids.length;
  figures.doubled += ids.length - new Set(ids).size;
  figures.lost += history.filter(a => !ids.includes(a.id)).length;
  figures.misplaced += ids.filter((id, i) => i > 0 && id <= ids[i - 1]).length;
  figures.changed += seen.filter(a => JSON.stringify(a) !== JSON.stringify(history.find(h => h.id === a.id))).length;
  figures.storedTwice += history.filter(a => a.from.role === 'user').length - posted.length;
  figures.unanswered += posted.filter(id => history.filter(a => a.replyToId === id).length !== 1).length;
}

const figures = { activities: 0, lost: 0, doubled: 0, misplaced: 0, changed: 0, storedTwice: 0, unanswered: 0, repeatedPosts: 0 };
proxy.state.cutting = true;
const cutting = setInterval(proxy.cutOne, Number(process.env.CUT_EVERY));
await Promise.all(Array.from({ length: conversations }, (_, number) => converse(number, figures)));
clearInterval(cutting);
console.log(JSON.stringify({ ...figures, cutSockets: proxy.state.cutSockets, cutPosts: proxy.state.cutPosts, cutReconnects: proxy.state.cutReconnects }));
process.exit(0);
