// What the fault proxy can do to a request, and which certificate it can show.

/** Statuses that the proxy can answer with. */
export type RefusalCode = 409 | 422 | 429 | 500 | 503;

/** One fault. Where the request still reaches the API server, its effect there is real. */
export type Fault =
  | { readonly kind: 'pass' }
  /** Waits before the request is passed on. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Does something first, such as ending the API server or taking a right away, and then passes the request on. */
  | { readonly kind: 'first'; readonly action: () => Promise<unknown> }
  /** Takes the request and keeps silent; the API server never sees it. */
  | { readonly kind: 'never-answer' }
  /** Resets the connection; the API server never sees the request. */
  | { readonly kind: 'reset' }
  /** Answers by itself with a Kubernetes Status; `retryAfter` in seconds becomes the header. */
  | { readonly kind: 'status'; readonly code: RefusalCode; readonly retryAfter?: number }
  /** Passes the request on, sends the headers and half of the answer's body, and drops the connection. */
  | { readonly kind: 'drop-mid-answer' }
  /** Passes the request on and adds `Warning: 299 - "<text>"` to the answer. */
  | { readonly kind: 'warning'; readonly text: string }
  /** Sends the client to the other origin; 307 by default, which keeps method and body. */
  | { readonly kind: 'redirect'; readonly code?: 301 | 302 | 307 | 308 }
  /** Answers 200 with a JSON text of so many bytes, chunked. */
  | { readonly kind: 'huge-body'; readonly bytes: number }
  /** Answers 200, says JSON, and sends something else. */
  | { readonly kind: 'garbage-body' };

/** `wrong-name` and `expired` are signed by the control plane's authority, `other-ca` is right but for its authority. */
export type PresentedCertificate = 'good' | 'other-ca' | 'wrong-name' | 'expired';

/** A request as it arrived. Only whether there was a credential is kept, never the credential. */
export interface SeenRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly authorization: boolean;
  readonly clientCertificate: boolean;
}

/** Chooses requests. */
export type Predicate = (request: SeenRequest) => boolean;
