/** Uploaded files: the content lies in the file store by its hash; rows say who uploaded what, and which cases refer to it. */
import type { FileRef } from '../model/form.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

export interface StoredFile extends FileRef {
  readonly uploader: string;
  readonly uploadedAt: string;
}

/** One row for each uploader of the same content. */
export async function filesById(db: Reader, sha256: string): Promise<StoredFile[]> {
  const rows = (await db('files').where({ sha256 }).orderBy(['uploaded_at', 'uploader'])) as {
    sha256: string;
    uploader: string;
    name: string;
    size: number;
    type: string;
    uploaded_at: string;
  }[];
  return rows.map(({ sha256: id, uploader, name, size, type, uploaded_at }) => ({
    id,
    uploader,
    name,
    size,
    type,
    uploadedAt: uploaded_at,
  }));
}

/** Cases whose submitted data refer to the file. */
export async function casesWithFile(db: Reader, sha256: string): Promise<string[]> {
  return (await db('case_files').select('case_id').where({ file_id: sha256 }).limit(1000)).map((row: { case_id: string }) => row.case_id);
}

export interface FileContent {
  readonly size: number;
  /** Sniffed, not declared. */
  readonly type: string;
  readonly uploads: readonly FileUpload[];
}
export interface FileUpload {
  readonly uploader: string;
  readonly name: string;
  /** Enterprises that the uploader acts for. */
  readonly usccs: readonly string[];
}

/** Contents by hash, for plans. */
export const fileContents: FactSource<FileContent> = {
  name: 'files',
  async load(tx, hashes) {
    type Row = { sha256: string; size: number; type: string; uploader: string; name: string };
    const rows = await tx.byKeys<Row>('files', 'sha256', hashes, ['sha256', 'size', 'type', 'uploader', 'name']);
    const uploaders = [...new Set(rows.map((row) => row.uploader))];
    const members = await tx.byKeys<{ user_id: string; uscc: string }>('memberships', 'user_id', uploaders, ['user_id', 'uscc']);
    const contents = new Map<string, FileContent>();
    for (const { sha256, size, type, uploader, name } of rows) {
      const known = contents.get(sha256);
      const usccs = members.filter((member) => member.user_id === uploader).map((member) => member.uscc);
      contents.set(sha256, { size, type, uploads: [...(known?.uploads ?? []), { uploader, name, usccs }] });
    }
    return contents;
  },
};

export async function insertFile(tx: Tx, file: StoredFile): Promise<void> {
  const { id, uploader, name, size, type, uploadedAt } = file;
  await tx
    .table('files')
    .insert({ sha256: id, uploader, name, size, type, uploaded_at: uploadedAt })
    .onConflict(['sha256', 'uploader'])
    .merge({ name, type });
}
