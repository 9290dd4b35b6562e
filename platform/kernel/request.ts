import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Caller } from './caller.ts';
import { Unauthenticated } from './errors.ts';
import { defineMessages } from './text.ts';

const messages = defineMessages({
  notSignedIn: {
    'zh-CN': '请先登录，再重试',
    en: 'Nobody is signed in; sign in and try again',
  },
});

/** A request once the auth guard has seen it. */
export interface CallerRequest {
  caller?: Caller;
}

export const PUBLIC_ROUTE = 'kehu:publicRoute';

/** The route, or every route of the controller, answers callers who are not signed in. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(PUBLIC_ROUTE, true);

/** The caller of a request; on a public route without one the request is refused. */
export const From = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CallerRequest>();
  if (!caller) throw notSignedIn();
  return caller;
});

export function notSignedIn(): Unauthenticated {
  return new Unauthenticated(messages.notSignedIn());
}
