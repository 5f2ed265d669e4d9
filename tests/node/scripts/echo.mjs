// Says hello through the public client and writes the bot's reply.
import { activity, connect, post } from './client.mjs';

const client = connect();
const reply = activity(client, a => a.type === 'message' && a.from.role === 'bot');
await post(client, { type: 'message', from: { id: 'patient' }, text: 'hello' });
console.log((await reply).text);
client.end();
process.exit(0);
