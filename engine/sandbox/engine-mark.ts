import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const marks = new Map<string, Promise<string>>();

/** Hash of the engine's own files and of the runtime: another release, or a changed checkout, has another one. Read once a process. */
export function engineMark(folder: string): Promise<string> {
  const mark = marks.get(folder) ?? hashOf(folder);
  marks.set(folder, mark);
  return mark;
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).sort();
  for (const path of paths)
    hash
      .update(path.slice(folder.length))
      .update('\0')
      .update(await readFile(path));
  return hash.digest('hex');
}
