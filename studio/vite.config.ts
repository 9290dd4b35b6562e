import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packedAssets } from './packed-assets.ts';
import { serviceWorkerFile } from './pwa/service-worker-file.ts';

const server = process.env['STUDIO_DEV_SERVER'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { alias: { 'kehu/studio': fileURLToPath(new URL('sdk.ts', import.meta.url)) } },
  plugins: [react(), serviceWorkerFile(), packedAssets()],
  build: { outDir: '../dist/studio', emptyOutDir: true, sourcemap: false, target: 'es2022' },
  server: { proxy: { '/api': server } },
});
