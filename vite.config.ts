import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The browser half. Ajv never reaches the bundle: JSON Forms imports it, we never call it, and it would need `unsafe-eval`.
 * Assets are files, never data: URLs, so the content security policy stays `'self'`.
 */
export default defineConfig({
  root: at('./designer'),
  plugins: [react()],
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
