// Bundles src/index.ts into dist/mesobot.js, one file. Written beside the target and renamed, so that a server starting up, or a second
// build running at the same time, never reads half a script.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { options } from './esbuild.options.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const limit = 30 * 1024;

const result = await esbuild.build({
  ...options,
  entryPoints: [join(here, 'src/index.ts')],
  format: 'iife',
  minify: true,
  // Licence comments of Lit stay, at the end of the file.
  legalComments: 'eof',
  write: false,
});

const script = result.outputFiles[0].contents;
const zipped = gzipSync(script, { level: 9 }).length;
if (zipped > limit) {
  console.error(`The web chat is ${zipped} bytes gzipped; it may have ${limit}.`);
  process.exit(1);
}

mkdirSync(join(here, 'dist'), { recursive: true });
const target = join(here, 'dist/mesobot.js');
const temporary = `${target}.${process.pid}`;
writeFileSync(temporary, script);
renameSync(temporary, target);
console.log(`dist/mesobot.js: ${script.length} bytes, ${zipped} gzipped`);
