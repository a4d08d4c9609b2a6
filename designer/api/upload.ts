/**
 * Uploads in pieces. Modes: sending · waiting (the line or the server is away, or the session ended: goes on by itself where it broke
 * off) · done · refused · cancelled. XMLHttpRequest sends the pieces because fetch has no upload progress.
 */
import type { FileRef } from '../../engine/model/form.ts';
import { get, noteExpired, post, readApiLanguage, readCsrfToken, request } from './client.ts';
import { connection } from './connection.ts';
import { ApiProblem, asProblem } from './problem.ts';

export interface Upload {
  readonly done: Promise<FileRef>;
  readonly cancel: () => void;
}
export interface UploadProgress {
  /** 0..1 */
  readonly share: number;
  readonly waiting: boolean;
}
interface UploadState {
  readonly id: string;
  readonly offset: number;
  readonly file: FileRef | null;
}

const pieceBytes = 1024 * 1024;
const longestWaitMs = 15_000;

export function uploadFile(file: File, onProgress: (progress: UploadProgress) => void): Upload {
  const ending = new AbortController();
  let id: string | null = null;
  const cancelled = () => new ApiProblem('cancelled', 0, '');
  const tell = (sent: number, waiting = false) => onProgress({ share: file.size === 0 ? 0 : Math.min(1, sent / file.size), waiting });

  async function run(): Promise<FileRef> {
    let state: UploadState | null = null;
    let waitMs = 1000;
    for (;;) {
      if (ending.signal.aborted) throw cancelled();
      try {
        state ??= id === null ? await begin(file) : await get<UploadState>(`/uploads/${id}`);
        id = state.id;
        if (state.file) return state.file;
        const from: number = state.offset;
        tell(from);
        state = await sendPiece(id, from, file.slice(from, from + pieceBytes), (sent) => tell(from + sent), ending.signal);
        waitMs = 1000;
      } catch (error) {
        if (ending.signal.aborted) throw cancelled();
        const problem = asProblem(error);
        // Swept meanwhile: from the beginning.
        if (problem.code === 'not-found' && id !== null) id = null;
        else if (!goesOn(problem)) throw problem;
        tell(state?.offset ?? 0, true);
        state = null;
        await pause(waitMs, problem.code === 'auth.required', ending.signal);
        waitMs = Math.min(waitMs * 2, longestWaitMs);
      }
    }
  }
  return {
    done: run(),
    cancel() {
      ending.abort();
      if (id !== null) void request('DELETE', `/uploads/${id}`).catch(() => undefined);
    },
  };
}

const begin = ({ name, size, type }: File) => post<UploadState>('/uploads', { name: name.slice(-500), size, type });

function goesOn(problem: ApiProblem): boolean {
  return problem.transient || ['busy', 'timeout', 'upload.moved', 'auth.required', 'csrf.failed'].includes(problem.code);
}

/** Until the time is over, the server answers again or the session was renewed; `patient`: only the latter two. */
function pause(ms: number, patient: boolean, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = patient ? null : setTimeout(go, ms);
    const off = connection.onRecovered(go);
    signal.addEventListener('abort', go);
    function go() {
      if (timer) clearTimeout(timer);
      off();
      signal.removeEventListener('abort', go);
      resolve();
    }
  });
}

function sendPiece(id: string, offset: number, piece: Blob, onSent: (bytes: number) => void, signal: AbortSignal): Promise<UploadState> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const stop = () => xhr.abort();
    signal.addEventListener('abort', stop);
    xhr.onloadend = () => signal.removeEventListener('abort', stop);
    xhr.upload.onprogress = (event) => onSent(event.loaded);
    xhr.onload = () => {
      const body = parse(xhr.responseText);
      if (xhr.status < 500) connection.answered();
      if (xhr.status >= 200 && xhr.status < 300) return resolve(body as unknown as UploadState);
      if (xhr.status === 401) noteExpired();
      const gone = xhr.status === 502 || xhr.status === 504 || (xhr.status === 503 && body.code === undefined);
      const code = String(body.code ?? (gone ? 'network' : 'protocol'));
      reject(new ApiProblem(code, xhr.status, String(body.detail ?? body.title ?? ''), [], body));
    };
    xhr.onerror = () => {
      connection.failed();
      reject(new ApiProblem('network', 0, ''));
    };
    xhr.onabort = () => reject(new ApiProblem('cancelled', 0, ''));
    xhr.open('PATCH', `/api/uploads/${id}`);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.setRequestHeader('upload-offset', String(offset));
    xhr.setRequestHeader('x-csrf-token', readCsrfToken());
    xhr.setRequestHeader('accept-language', readApiLanguage());
    xhr.send(piece);
  });
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
