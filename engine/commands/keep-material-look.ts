import type { MaterialLookDto } from '../model/dto/case-page.ts';
import { saveLook } from '../store/material-looks.ts';
import type { Runtime } from './runtime.ts';

/** Somebody looked at a material of a case, or noted something to it, for itself. Who may is known: the file was shown. Gives the look as kept. */
export async function keepMaterialLook(
  runtime: Runtime,
  request: { readonly by: string; readonly caseId: string; readonly file: string; readonly looked: boolean; readonly note: string },
): Promise<MaterialLookDto> {
  const { by, caseId, file, looked, note } = request;
  const look = { file, lookedAt: looked ? runtime.clock.now() : null, note: note.trim() };
  await runtime.store.writer.transact((tx) => saveLook(tx, caseId, by, look));
  return look;
}
