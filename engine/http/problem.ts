/**
 * Every refusal as RFC 9457 problem details. Bad input is never a 5xx; a fault of ours says nothing of its inside.
 * One function, so that a code's status, texts and places are the same wherever it arises.
 */

import { hasText, type Lang, type Params } from '../messages/render.ts';
import type { ProblemDetails } from '../model/dto/session.ts';
import { Rejection, type RejectionCode, rejections } from '../model/errors.ts';
import type { InputError, Problem } from '../model/problem.ts';
import { pointerToken } from './hostile.ts';
import { detailOf, messageOf, titleOf } from './say.ts';

type ErrorItem = ProblemDetails['errors'][number];
interface Place {
  readonly pointer: string;
  readonly code: string;
  readonly params?: Params;
}

/** Shape of what fastify and its plugins throw. */
interface FrameworkError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
  readonly validation?: readonly AjvError[];
  readonly validationContext?: string;
}
interface AjvError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
}

const frameworkCodes: Readonly<Record<string, RejectionCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media.unsupported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload.too-large',
  FST_REQ_FILE_TOO_LARGE: 'payload.too-large',
  FST_FILES_LIMIT: 'payload.too-large',
  FST_FIELDS_LIMIT: 'payload.too-large',
  FST_PARTS_LIMIT: 'payload.too-large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'media.unsupported',
};

/** Any thrown value as a Rejection; `fault` when it is ours. */
export function rejectionOf(error: unknown): Rejection {
  if (error instanceof Rejection) return error;
  const thrown = (error ?? {}) as FrameworkError;
  if (thrown.validation)
    return new Rejection(
      'request.malformed',
      {},
      thrown.validation.map((e) => placeOf(e, thrown.validationContext)),
    );
  const known = thrown.code ? frameworkCodes[thrown.code] : undefined;
  if (known) return new Rejection(known);
  const status = thrown.statusCode ?? 500;
  if (status === 404) return new Rejection('not-found');
  if (status === 413) return new Rejection('payload.too-large');
  if (status === 415) return new Rejection('media.unsupported');
  if (status === 429) return new Rejection('rate.limited');
  if (status >= 400 && status < 500) return new Rejection('request.malformed', {}, [{ pointer: '', code: 'json.syntax', params: {} }]);
  if (status === 503) return new Rejection('busy');
  return new Rejection('fault');
}

export function problemDetails(rejection: Rejection, language: Lang, instance: string): ProblemDetails {
  return {
    type: `urn:liuzhuan:problem:${rejection.code}`,
    title: titleOf(rejection.code, language),
    status: rejections[rejection.code],
    code: rejection.code,
    detail: detailOf(rejection.code, { count: rejection.details.length, ...rejection.params }, language),
    instance,
    errors: rejection.details.filter(isPlace).map((item) => errorItem(item, language)),
    ...newerDraft(rejection),
  };
}

/** A stale draft's refusal brings the newer one (an extension member, RFC 9457 §3.2). */
function newerDraft({ code, details }: Rejection): { draft?: unknown } {
  const [draft] = details as readonly { taskId?: string; data?: unknown; version?: number; savedAt?: string; savedBy?: string }[];
  if (code !== 'stale' || draft?.data === undefined) return {};
  return { draft: { data: draft.data, version: draft.version, savedAt: draft.savedAt, savedBy: draft.savedBy } };
}

function isPlace(item: unknown): boolean {
  return item !== null && typeof item === 'object' && typeof (item as { pointer?: unknown }).pointer === 'string';
}

function errorItem(item: unknown, language: Lang): ErrorItem {
  const place = item as Partial<InputError & Problem> & Place;
  const text = place.message ?? messageOf(place.code, place.params ?? {}, language);
  return {
    pointer: place.pointer ?? '',
    code: place.code ?? 'request.malformed',
    message: text,
    ...(place.document === undefined ? {} : { document: place.document }),
    ...(place.level === undefined ? {} : { level: place.level }),
  };
}

/** An AJV error as place and code; a missing property is named at the place where it should be. */
function placeOf(error: AjvError, context: string | undefined): Place {
  const base = context && context !== 'body' ? `/${context}${error.instancePath}` : error.instancePath;
  const named = namedPlace(error, base);
  return { ...named, ...titled(named) };
}

/** What people call the last name of a place, where they see it; `/notes/0` is the notes'. */
function titled({ pointer, params }: Place): { params?: Params } {
  const name = pointer.split('/').findLast((token) => !/^\d*$/.test(token)) ?? '';
  const code = `word.input.${name}`;
  return hasText('en', code) ? { params: { ...params, title: { code } } } : {};
}

function namedPlace(error: AjvError, base: string): Place {
  const text = (key: string) => String(error.params[key] ?? '').slice(0, 200);
  switch (error.keyword) {
    case 'required':
      return { pointer: `${base}/${pointerToken(text('missingProperty'))}`, code: 'request.required' };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return { pointer: `${base}/${pointerToken(text('additionalProperty'))}`, code: 'request.unknown-property' };
    case 'type':
      return { pointer: base, code: 'request.type', params: { type: text('type') } };
    case 'enum':
    case 'const':
      return { pointer: base, code: 'request.enum', params: { allowed: String(error.params.allowedValues ?? '').slice(0, 200) } };
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
    case 'maxProperties':
      return { pointer: base, code: 'request.size', params: { limit: text('limit') } };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return { pointer: base, code: 'request.range', params: { limit: text('limit') } };
    default:
      return { pointer: base, code: 'request.pattern' };
  }
}
