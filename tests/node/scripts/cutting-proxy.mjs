// A network between client and server that breaks: connections are cut without a word, in the middle of what they carry.
import net from 'node:net';

/** Listens on a free port and passes everything on to the server. */
export async function cuttingProxy(server, random) {
  const sockets = new Set();
  const state = { cutPosts: 0, cutReconnects: 0, cutSockets: 0, cutting: false };

  const listener = net.createServer(near => {
    const far = net.connect(Number(server.port), server.hostname);
    const end = () => { sockets.delete(link); near.destroy(); far.destroy(); };
    const link = { end, cutNext: false };
    let isSocket = false;
    near.on('data', bytes => {
      const head = bytes.subarray(0, 2000).toString('latin1');
      if (/^GET \S+\/stream\?/.test(head)) { isSocket = true; sockets.add(link); }
      // Before the server has it, or after it has it and before the client knows.
      if (state.cutting && /^POST \S+\/activities /.test(head) && random() < 0.15) {
        state.cutPosts++;
        if (random() < 0.5) return end();
        far.write(bytes);
        setTimeout(end, 1 + random() * 30);
        return;
      }
      if (state.cutting && /^GET \S+\?watermark=\S* /.test(head) && !isSocket && random() < 0.05) {
        state.cutReconnects++;
        return end();
      }
      far.write(bytes);
    });
    far.on('data', bytes => {
      if (isSocket && link.cutNext) {
        near.write(bytes.subarray(0, Math.floor(random() * bytes.length)), end);
        return;
      }
      near.write(bytes);
    });
    for (const side of [near, far]) side.on('error', end).on('close', end);
  });
  await new Promise(resolve => listener.listen(0, '127.0.0.1', resolve));

  /** Cuts one of the open sockets: at once, or in the middle of the next frame. */
  function cutOne() {
    const open = [...sockets].filter(link => !link.cutNext);
    if (open.length === 0) return;
    const link = open[Math.floor(random() * open.length)];
    state.cutSockets++;
    link.cutNext = true;
    if (random() < 0.5) link.end();
  }

  return { state, cutOne, origin: `http://127.0.0.1:${listener.address().port}` };
}

/** Random numbers that a failed run can be repeated with. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
