// The whole built product as a process of its own, on a store that exists; it says its port. Nothing comes due while others are measured.
const engine = new URL('../../../dist/engine/', import.meta.url).href;
const { readConfig } = await import(`${engine}cli/config.js`);
const { createApp, rootFolder } = await import(`${engine}main.js`);

const app = await createApp(readConfig({ ...process.env, PROGRAMMES: 'innovative-sme-evaluation', LOG_LEVEL: 'error' }, rootFolder()), {
  loops: false,
});
await app.server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`port ${app.server.server.address().port}\n`);
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
