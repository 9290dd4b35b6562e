import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseEntry } from '../../identity/entry-rules.ts';
import { originOf } from '../../identity/origin-of.ts';
import type { Caller } from '../../kernel/caller.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Contribution, ExtensionPoint } from '../../kernel/extension-point.ts';
import { ExtensionPoints } from '../../kernel/extension-points.ts';
import { notSignedIn, type CallerRequest } from '../../kernel/request.ts';
import { messages } from '../messages.ts';

const DEFAULT_SECONDS = 30;

/** What plugin.json says of a route. */
export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/ext/{plugin}/`; a part may be a name: `feed/:token`. */
  readonly path: string;
  /** Answers callers who are not signed in. */
  readonly public?: boolean;
  /** How long an answer may take; default 30. */
  readonly seconds?: number;
  readonly description?: string;
}

export interface RouteRequest {
  /** Undefined on a public route where nobody is signed in. */
  readonly caller: Caller | undefined;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** JSON, read. */
  readonly body: unknown;
  /** Where people open this installation: `https://crm.example.com`. */
  readonly origin: string;
}

export interface RouteAnswer {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON. */
  readonly body?: unknown;
}

/**
 * Answers a request below `/api/ext/{plugin}/`. Errors of the sdk are answered as problem documents, any other as 503.
 *
 * @example
 * const greet: RouteHandler = ({ caller }) => ({ body: { hello: caller!.name } });
 */
export type RouteHandler = (request: RouteRequest) => RouteAnswer | Promise<RouteAnswer>;

type Route = Contribution<RouteSpec, RouteHandler>;

interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Requests that plugins answer. */
@Injectable()
export class PluginRoutes implements OnModuleInit {
  readonly #routes = new Set<Route>();

  constructor(private readonly points: ExtensionPoints) {}

  onModuleInit(): void {
    this.points.declare(this.#point);
  }

  /** @throws NotFound */
  async answer(request: FastifyRequest & CallerRequest, reply: FastifyReply): Promise<unknown> {
    const { method, headers, body } = request;
    // Whoever looks as another asks plugins for nothing in his name.
    const caller = request.caller?.viewer ? undefined : request.caller;
    const { plugin = '' } = request.params as { readonly plugin?: string };
    const { route, params } = this.#find(method, plugin, pathBelow(request.url, plugin));
    const { spec } = route;
    if (!spec.public) refuseStrangers(request);
    const query = request.query as Record<string, unknown>;
    const told: RouteRequest = { caller, params, query, headers, body, origin: originOf(request) };
    const limit = (spec.seconds ?? DEFAULT_SECONDS) * 1000;
    const answer = await route.run(`${method} ${spec.path}`, (handle) => handle(told), limit);
    reply.code(answer.status ?? 200).headers({ ...answer.headers });
    return answer.body ?? null;
  }

  #find(method: string, plugin: string, path: string): FoundRoute {
    for (const route of this.#routes) {
      if (route.plugin !== plugin || route.spec.method !== method) continue;
      const params = match(route.spec.path, path);
      if (params) return { route, params };
    }
    throw new NotFound(messages.noPluginRoute({ plugin, path: path.slice(0, 100) }));
  }

  readonly #point: ExtensionPoint<RouteSpec, RouteHandler> = {
    name: 'httpRoutes',
    description: 'Requests below /api/ext/{plugin}/.',
    schema: {
      description: 'One kind of request.',
      type: 'object',
      additionalProperties: false,
      required: ['method', 'path'],
      properties: {
        method: { description: 'Of the request.', enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
        path: {
          description: 'Below /api/ext/{plugin}/; a part may be a name: feed/:token.',
          type: 'string',
          pattern: '^[A-Za-z0-9._:-]+(/[A-Za-z0-9._:-]+)*$',
        },
        public: { description: 'Answers callers who are not signed in.', type: 'boolean' },
        seconds: {
          description: 'How long an answer may take; default 30.',
          type: 'integer',
          minimum: 1,
          maximum: 300,
        },
        description: { description: 'What it does, for the description of the API.', type: 'string' },
      },
    },
    accept: (route) => {
      this.#routes.add(route);
      return () => this.#routes.delete(route);
    },
  };
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const [names, parts] = [pattern.split('/'), path.split('/')];
  if (names.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, name] of names.entries()) {
    const part = parts[i]!;
    if (name.startsWith(':')) params[name.slice(1)] = part;
    else if (name !== part) return undefined;
  }
  return params;
}

function refuseStrangers({ caller, method, routeOptions }: FastifyRequest & CallerRequest): void {
  if (!caller) throw notSignedIn();
  refuseEntry(caller, method, routeOptions.url ?? '');
}

function pathBelow(url: string, plugin: string): string {
  const [path = ''] = url.split('?', 1);
  return path.slice(`/api/ext/${plugin}/`.length).split('/').map(decodeURIComponent).join('/');
}
