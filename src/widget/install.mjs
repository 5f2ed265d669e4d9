// Installs the packages if they are missing or older than the lock file. One build at a time: two would delete node_modules under each other.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const lock = join(here, '.installing');
/** Longer than any install: whoever left a lock behind this long ago was killed. */
const abandoned = 10 * 60_000;

const changedAt = (name) => statSync(join(here, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isInstalled = () => changedAt('node_modules/.package-lock.json') > changedAt('package-lock.json');

function takeLock() {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    if (Date.now() - changedAt('.installing') > abandoned) rmdirSync(lock);
    return false;
  }
}

while (!isInstalled()) {
  if (!takeLock()) {
    await pause(500);
    continue;
  }
  try {
    const { status } = isInstalled() ? { status: 0 } : spawnSync('npm ci', { cwd: here, shell: true, stdio: 'inherit' });
    if (status !== 0) process.exitCode = status ?? 1;
  } finally {
    rmdirSync(lock);
  }
  break;
}
