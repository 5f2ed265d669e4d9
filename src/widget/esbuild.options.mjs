import { readFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/** Style sheets are imported as minified text and become constructable style sheets: a strict Content-Security-Policy allows those. */
const cssAsText = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: options.target });
      return { contents: code, loader: 'text' };
    });
  },
};

export const options = {
  bundle: true,
  charset: 'utf8',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  plugins: [cssAsText],
};
