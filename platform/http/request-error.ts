import { HttpException } from '@nestjs/common';
import {
  Forbidden,
  KehuError,
  Malformed,
  NotFound,
  TooLarge,
  Unavailable,
  UnsupportedMedia,
} from '../kernel/errors.ts';
import { isConnectionLost } from '../storage/connection/connection-lost.ts';
import { translatedAnywhere } from '../storage/connection/database-errors.ts';
import { LARGEST_FILE_MB } from '../storage/store/file-store.ts';
import { messages } from './messages.ts';

/** Largest JSON body, in MB. */
export const BODY_LIMIT_MB = 5;

/** What the filter needs to know of the request that failed. */
export interface FailedRequest {
  readonly method: string;
  readonly url: string;
}

const BY_FASTIFY_CODE: Readonly<Record<string, () => KehuError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new TooLarge(messages.bodyTooLarge({ limit: BODY_LIMIT_MB })),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new UnsupportedMedia(messages.unsupportedMedia()),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new Malformed(messages.badJson()),
  FST_INVALID_MULTIPART_CONTENT_TYPE: () => new UnsupportedMedia(messages.unsupportedMedia()),
  FST_REQ_FILE_TOO_LARGE: () => new TooLarge(messages.bodyTooLarge({ limit: LARGEST_FILE_MB })),
  FST_ERR_BAD_URL: () => new Malformed(messages.badUrl()),
  FST_ERR_MAX_PARAM_LENGTH: () => new KehuError(414, messages.urlTooLong()),
};

/** The error as one that can be told, when it is a client's or passes by itself; undefined when it is a defect. */
export function requestError(thrown: unknown, request: FailedRequest): KehuError | undefined {
  const error = translatedAnywhere(thrown);
  if (error instanceof KehuError) return error;
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  const known = BY_FASTIFY_CODE[code];
  if (known) return known();
  if (isConnectionLost(error)) return new Unavailable(messages.databaseAway(), [], { retryAfter: 1 });
  const status = statusOf(error);
  if (status === 404) return unknownRoute(request);
  if (status === 403) return new Forbidden(messages.crossOrigin());
  if (status === 413) return new TooLarge(messages.bodyTooLarge({ limit: BODY_LIMIT_MB }));
  if (status === 415) return new UnsupportedMedia(messages.unsupportedMedia());
  if (error instanceof SyntaxError && status === 400) return new Malformed(messages.badJson());
  if (status >= 400 && status < 500) return new KehuError(status, messages.badRequest());
  return undefined;
}

function unknownRoute({ method, url }: FailedRequest): KehuError {
  const path = url.split('?', 1)[0]!.slice(0, 200);
  return new NotFound(messages.unknownRoute({ method, path }));
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return Number((error as { statusCode?: unknown } | null)?.statusCode ?? 500);
}
