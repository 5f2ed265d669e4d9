// A sign-in service as a clinic might run one, for the tests: oidc-provider with its own small pages. Any name may sign in; the address of the
// person is NAME@clinic.example. It says where it is and runs until its input ends.
import { createServer } from 'node:http';
import { once } from 'node:events';
import Provider from 'oidc-provider';

const [callback] = process.argv.slice(2);
const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'mesobot', client_secret: 'a secret of the tests', redirect_uris: [callback] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@clinic.example`, email_verified: true, name: id }) }),
});
server.on('request', provider.callback());
process.stdin.resume().on('end', () => process.exit(0));
console.log(`ready ${issuer}`);
