import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Logger, type DynamicModule, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '../kernel/ids.ts';
import { answerUnreadable } from './client-error.ts';
import { answerError } from './error.filter.ts';
import { answerHealthOnly } from './health-only.ts';
import { refuseDeepJson } from './json-depth.ts';
import { ZIP_LIMITS } from '../model/load/pack-zip.ts';
import { LARGEST_FILE_MB } from '../storage/store/file-store.ts';
import { BODY_LIMIT_MB } from './request-error.ts';
import { serveStudio } from './studio-pages.ts';

export interface HttpOptions {
  /** Where Nest and the error filter log; false keeps them quiet (tests). */
  readonly logger?: LoggerService | false;
  /** Only how the node is: it works and answers nobody. */
  readonly healthOnly?: boolean;
}

/**
 * The Nest application over Fastify with everything that holds for each request: body limits, request ids,
 * cookies, security headers and the refusal of cross-site writes. The caller listens and closes.
 *
 * @example
 * const app = await createHttpApplication(AppModule);
 * await app.listen(3000, '127.0.0.1');
 */
export async function createHttpApplication(
  root: Type | DynamicModule,
  options: HttpOptions = {},
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(root, createAdapter(), {
    bodyParser: false,
    abortOnError: false,
    ...(options.logger === undefined ? {} : { logger: options.logger }),
  });
  secure(app);
  await app.register(cookie);
  await app.register(multipart, {
    // One byte more than the largest file: what is larger reaches the store, which refuses it, instead of being cut.
    limits: { fileSize: LARGEST_FILE_MB * 2 ** 20 + 1, files: 1, fields: 20, fieldSize: 65_536, parts: 21 },
    throwFileSizeLimit: true,
  });
  if (options.healthOnly) answerHealthOnly(app);
  else await serveStudio(app);
  return app;
}

function createAdapter(): FastifyAdapter {
  const logger = new Logger('Request');
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_MB * 1024 * 1024,
    genReqId: newId,
    requestIdHeader: false,
    // A filter travels in the address; Node's own limit of 16 kB is too little for a long one.
    http: { maxHeaderSize: 64 * 1024 },
    clientErrorHandler: answerUnreadable,
    routerOptions: { maxParamLength: 300 },
    skipMiddie: true,
    frameworkErrors: (error: Error, request: unknown, reply: unknown) =>
      answerError(error, request as FastifyRequest, reply as FastifyReply, logger),
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  // Many clients announce JSON with every request; an empty body is none.
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body.length === 0 ? done(null, undefined) : parseJson(request, body as string, done),
  );
  // One byte more than a pack takes: what is larger reaches the reader of packs, which says so.
  const zip = { parseAs: 'buffer', bodyLimit: ZIP_LIMITS.bytes + 1 } as const;
  fastify.addContentTypeParser('application/zip', zip, (_request, body, done) => done(null, body));
  fastify.addHook('onRequest', (request, reply, done) => {
    // What the API tells is for this caller alone; what may be kept says so itself.
    reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      refuseDeepJson(request.body);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  return adapter;
}

function secure(app: NestFastifyApplication): void {
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    // A plain-HTTP installation in an office network stays reachable; a proxy that ends TLS adds HSTS.
    strictTransportSecurity: false,
  });
  // A bearer token never travels by itself, so such a request cannot be forged by another site.
  app.enableCsrfProtection({ exclude: (request: FastifyRequest) => !!request.headers.authorization });
}
