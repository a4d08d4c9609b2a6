import type { FileRef } from '../../engine/model/form.ts';
import { noteExpired, readApiLanguage, readCsrfToken } from './client.ts';
import { connection } from './connection.ts';
import { ApiProblem } from './problem.ts';

export interface Upload {
  readonly done: Promise<FileRef>;
  readonly cancel: () => void;
}

/** Uploads one file; XMLHttpRequest because fetch has no upload progress. `onProgress` gets 0..1. */
export function uploadFile(file: File, onProgress: (share: number) => void): Upload {
  const xhr = new XMLHttpRequest();
  const done = new Promise<FileRef>((resolve, reject) => {
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    xhr.onload = () => {
      connection.answered();
      const body = parse(xhr.responseText);
      if (xhr.status >= 200 && xhr.status < 300) return resolve(body as unknown as FileRef);
      if (xhr.status === 401) noteExpired();
      reject(new ApiProblem(String(body.code ?? 'protocol'), xhr.status, String(body.detail ?? body.title ?? ''), [], body));
    };
    xhr.onerror = () => {
      connection.failed();
      reject(new ApiProblem('network', 0, ''));
    };
    xhr.onabort = () => reject(new ApiProblem('cancelled', 0, ''));
    xhr.open('POST', '/api/files');
    xhr.setRequestHeader('x-csrf-token', readCsrfToken());
    xhr.setRequestHeader('accept-language', readApiLanguage());
    const form = new FormData();
    form.append('file', file, file.name);
    xhr.send(form);
  });
  return { done, cancel: () => xhr.abort() };
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function fileUrl(id: string): string {
  return `/api/files/${encodeURIComponent(id)}`;
}
