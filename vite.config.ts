import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Leaves scripts and styles compressed beside themselves: the server sends them so, and compresses nothing while people wait. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle)) {
      if (!dir || !/\.(js|css|svg)$/.test(name)) continue;
      const file = join(dir, name);
      const bytes = readFileSync(file);
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      writeFileSync(`${file}.br`, brotliCompressSync(bytes));
    }
  },
};

/** What pdf.js asks for by name while it reads: character maps of Chinese PDFs, standard fonts, JPEG 2000 in plain script (no WebAssembly). */
const pdfParts: Plugin = {
  name: 'pdf-parts',
  apply: 'build',
  generateBundle() {
    const home = at('./node_modules/pdfjs-dist');
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
      for (const name of readdirSync(join(home, folder))) {
        if (name.endsWith('.wasm')) continue;
        const source = readFileSync(join(home, folder, name));
        this.emitFile({ type: 'asset', fileName: `assets/pdf-${version}/${folder}/${name}`, source });
      }
  },
};

/**
 * The browser half. Ajv never reaches the bundle: JSON Forms imports it, we never call it, and it would need `unsafe-eval`.
 * Assets are files, never data: URLs, so the content security policy stays `'self'`.
 */
export default defineConfig({
  root: at('./designer'),
  plugins: [react(), pdfParts, compressed],
  resolve: {
    alias: [
      { find: /^ajv$/, replacement: at('./designer/renderers/no-ajv.ts') },
      { find: /^ajv-formats$/, replacement: at('./designer/renderers/no-ajv-formats.ts') },
    ],
  },
  build: {
    outDir: at('./dist/designer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.LIUZHUAN_API ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
});
