// npm start: install what is missing, build, then serve the app and the API.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, say } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
say('正在启动 starting…');
// A larger young generation: the writer's garbage is short-lived.
const flags = ['--enable-source-maps', '--max-semi-space-size=128'];
const server = spawn(process.execPath, [...flags, join(root, 'dist', 'engine', 'main.js')], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
