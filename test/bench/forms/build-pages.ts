/** Builds each contender's page for production with the product's own Vite, and serves them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';
import product from '../../../vite.config.ts';

const here = import.meta.dirname;
const bench = join(here, '..');
const root = join(bench, '..', '..');
/** Pages that draw with the product: they take its packages, the others their own. */
const ours: readonly string[] = ['liuzhuan', 'liuzhuan-table'];
const shared = ['react', 'react-dom', 'antd', '@jsonforms/core', '@jsonforms/react'];

const html = (script: string) => `<!doctype html>
<html lang="zh-CN">
  <head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>bench</title></head>
  <body><div id="root"></div><script type="module" src="${script}"></script></body>
</html>
`;

/** Builds `pages/<name>.tsx` into `out/<name>`. */
export async function buildPage(name: string, out: string): Promise<void> {
  const isOurs = ours.includes(name);
  const entry = join(here, 'pages', `${name}.tsx`);
  const config: InlineConfig = {
    configFile: false,
    root: isOurs ? root : bench,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    resolve: isOurs ? { ...product.resolve, dedupe: shared } : { dedupe: shared },
    build: {
      outDir: join(out, name),
      emptyOutDir: true,
      target: product.build?.target,
      assetsInlineLimit: 0,
      modulePreload: false,
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: entry, output: { entryFileNames: 'page.js' } },
    },
  };
  const built = await build(config);
  const files = 'output' in built ? built.output : [];
  const sheets = files.flatMap(({ fileName }) => (fileName.endsWith('.css') ? [`<link rel="stylesheet" href="./${fileName}" />`] : []));
  writeFileSync(join(out, name, 'index.html'), html('./page.js').replace('</head>', `${sheets.join('')}</head>`));
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};
/** Serves a folder on a free port. */
export async function servePages(folder: string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
