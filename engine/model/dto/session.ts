import type { Grant, Membership } from '../user.ts';

export interface SessionDto {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly login: string;
    readonly grants: readonly (Grant & { readonly roleTitle: string; readonly orgName: string })[];
    readonly memberships: readonly (Membership & { readonly enterpriseName: string })[];
  };
  /** Signed in by a one-time password: it must be changed before anything else. */
  readonly mustChangePassword: boolean;
  /** Has something to watch on the board. */
  readonly watchesBoard: boolean;
  /** Send as `x-csrf-token` with every unsafe request. */
  readonly csrfToken: string;
  /** Server's now, UTC; and today in Asia/Shanghai. */
  readonly now: string;
  readonly today: string;
}

/** RFC 9457 problem details, `application/problem+json`. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  /** Each with the place (JSON pointer) and remedy in the request's language (`Accept-Language`). */
  readonly errors: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly message: string;
    readonly document?: string;
    readonly level?: 'block' | 'warn';
  }[];
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}
