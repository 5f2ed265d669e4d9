// Bundles each test file for Node and runs them with its own test runner.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { options } from './esbuild.options.mjs';

const tests = join(dirname(fileURLToPath(import.meta.url)), 'test');
const out = mkdtempSync(join(tmpdir(), 'mesobot-web-chat-'));
const names = readdirSync(tests).filter((name) => name.endsWith('.test.ts'));

await esbuild.build({
  ...options,
  entryPoints: names.map((name) => join(tests, name)),
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: out,
  outExtension: { '.js': '.mjs' },
});

const files = names.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit' });
rmSync(out, { recursive: true, force: true });
process.exit(status ?? 1);
