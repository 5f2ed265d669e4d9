// The public Direct Line client expects a browser's request and socket classes; Node has neither in the form it wants.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require('xhr2');
globalThis.WebSocket = require('ws');
const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');

export { ConnectionStatus };

/** A client of the server that the test names by its settings DOMAIN and TOKEN. */
export function connect(options = {}) {
  return new DirectLine({ domain: process.env.DOMAIN, token: process.env.TOKEN, ...options });
}

/** Resolves with the first activity that is as wanted; the test's time limit ends a wait in vain. */
export function activity(client, wanted) {
  return new Promise((resolve, reject) => {
    client.activity$.subscribe({ next: a => wanted(a) && resolve(a), error: reject });
  });
}

/** Posts and resolves with the id. */
export function post(client, message) {
  return new Promise((resolve, reject) => client.postActivity(message).subscribe({ next: resolve, error: reject }));
}
