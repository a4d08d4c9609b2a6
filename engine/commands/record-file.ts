import { Rejection } from '../model/errors.ts';
import type { FileRef } from '../model/form.ts';
import type { User } from '../model/user.ts';
import { mayUploadFile } from '../policy/file.ts';
import { insertFile } from '../store/files.ts';
import type { Runtime } from './runtime.ts';

/** Notes an upload whose content lies in the file store already. @throws Rejection forbidden */
export async function recordFile(runtime: Runtime, request: { readonly by: User; readonly file: FileRef }): Promise<FileRef> {
  const { by, file } = request;
  if (!mayUploadFile(by)) throw new Rejection('forbidden');
  await runtime.store.writer.transact((tx) => insertFile(tx, { ...file, uploader: by.id, uploadedAt: runtime.clock.now() }));
  return file;
}
