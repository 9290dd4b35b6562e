import { renderMessage, type Message } from './text.ts';

/** One thing that is wrong, at one place. `path` is a field path such as `lines.2.quantity`, or ''. */
export interface Issue {
  readonly path: string;
  readonly message: Message;
}

/**
 * An error a person or a client caused and can mend. The HTTP layer answers `status` with a
 * problem+json body in the caller's language; anything that is not a KehuError is a defect and answers 500
 * without details.
 */
export class KehuError extends Error {
  constructor(
    readonly status: number,
    readonly summary: Message,
    readonly issues: readonly Issue[] = [],
    /** Further members of the problem document, such as the three values of a 412. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(describe(summary, issues));
    this.name = new.target.name;
  }

  get code(): string {
    return this.summary.code;
  }
}

/** Of a thousand issues the first ones tell what happened; the answer to the client has the others. */
const MOST_DESCRIBED = 50;

function describe(summary: Message, issues: readonly Issue[]): string {
  const lines = issues
    .slice(0, MOST_DESCRIBED)
    .map(({ path, message }) => `${path ? `${path}: ` : ''}${renderMessage(message, 'en')}`);
  return [renderMessage(summary, 'en'), ...lines].join('\n  ');
}

type Details = [summary: Message, issues?: readonly Issue[], extra?: Readonly<Record<string, unknown>>];

/** 400: the request itself cannot be read. */
export class Malformed extends KehuError {
  constructor(...details: Details) {
    super(400, ...details);
  }
}

/** 401: nobody is signed in. */
export class Unauthenticated extends KehuError {
  constructor(...details: Details) {
    super(401, ...details);
  }
}

/** 403: signed in, but without the right. */
export class Forbidden extends KehuError {
  constructor(...details: Details) {
    super(403, ...details);
  }
}

/** 404: not there, or its existence is secret. */
export class NotFound extends KehuError {
  constructor(...details: Details) {
    super(404, ...details);
  }
}

/** 409: clashes with what is stored. */
export class Conflict extends KehuError {
  constructor(...details: Details) {
    super(409, ...details);
  }
}

/** 412: somebody else changed the record first. */
export class Stale extends KehuError {
  constructor(...details: Details) {
    super(412, ...details);
  }
}

/** 413: larger than a limit. */
export class TooLarge extends KehuError {
  constructor(...details: Details) {
    super(413, ...details);
  }
}

/** 415: a media type nobody here reads. */
export class UnsupportedMedia extends KehuError {
  constructor(...details: Details) {
    super(415, ...details);
  }
}

/** 422: readable, but a rule is not met. */
export class Invalid extends KehuError {
  constructor(...details: Details) {
    super(422, ...details);
  }
}

/** 429: too often. */
export class TooMany extends KehuError {
  constructor(...details: Details) {
    super(429, ...details);
  }
}

/** 503: something this node needs is not there, such as its database. */
export class Unavailable extends KehuError {
  constructor(...details: Details) {
    super(503, ...details);
  }
}
