/** One thing wrong with a request, at a field path (`lines.2.quantity`) or ''. */
export interface ProblemIssue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemBody {
  readonly title?: string;
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly ProblemIssue[];
  readonly requestId?: string;
}

/** The server's refusal (RFC 9457), already in the reader's language. `status` 0: the server was not reached. */
export class Problem extends Error {
  readonly code: string;
  readonly issues: readonly ProblemIssue[];

  constructor(
    readonly status: number,
    /** The whole problem document, for members of particular codes such as the three values of a 412. */
    readonly body: ProblemBody & Readonly<Record<string, unknown>>,
  ) {
    super(body.detail ?? body.title ?? body.code ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.code = body.code ?? 'unknown';
    this.issues = body.errors ?? [];
  }
}
