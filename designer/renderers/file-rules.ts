import type { FieldSchema } from '../../engine/model/form.ts';

const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/zip': 'ZIP',
};
export interface FileRules {
  readonly accept: readonly string[];
  readonly maxBytes: number;
  readonly maxItems: number;
}
export function fileRules(schema: FieldSchema): FileRules {
  return { accept: schema['x-accept'] ?? [], maxBytes: schema['x-maxBytes'] ?? 20 * 1024 * 1024, maxItems: schema.maxItems ?? 20 };
}
export function typeNames(accept: readonly string[]): string {
  return accept.map((type) => names[type] ?? type).join(' / ');
}
export function formatSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const mb = bytes / (1024 * 1024);
  return `${mb >= 10 || Number.isInteger(mb) ? Math.round(mb) : mb.toFixed(1)} MB`;
}
