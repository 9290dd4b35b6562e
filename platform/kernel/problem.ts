import type { KehuError } from './errors.ts';
import { renderMessage, type Locale } from './text.ts';

/** An RFC 9457 problem document, as every refused request is answered. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly requestId: string;
}

const TITLES: Readonly<Record<number, Readonly<Record<Locale, string>>>> = {
  400: { 'zh-CN': '请求有误', en: 'Malformed request' },
  401: { 'zh-CN': '未登录', en: 'Not signed in' },
  403: { 'zh-CN': '没有权限', en: 'Not allowed' },
  404: { 'zh-CN': '未找到', en: 'Not found' },
  405: { 'zh-CN': '方法不适用', en: 'Method not allowed' },
  409: { 'zh-CN': '冲突', en: 'Conflict' },
  412: { 'zh-CN': '记录已被他人修改', en: 'Changed by somebody else' },
  413: { 'zh-CN': '内容过大', en: 'Too large' },
  414: { 'zh-CN': '地址过长', en: 'Address too long' },
  415: { 'zh-CN': '内容类型不受支持', en: 'Unsupported media type' },
  422: { 'zh-CN': '未满足规则', en: 'A rule is not met' },
  423: { 'zh-CN': '记录已锁定', en: 'Locked' },
  429: { 'zh-CN': '请求过于频繁', en: 'Too many requests' },
  431: { 'zh-CN': '请求头过大', en: 'Headers too large' },
  500: { 'zh-CN': '系统内部错误', en: 'Internal error' },
  503: { 'zh-CN': '暂时不可用', en: 'Temporarily unavailable' },
};

/** Nobody reads more of what is wrong at once, and an answer stays in proportion. */
const MOST_TOLD = 1000;
const LONGEST_PATH = 500;

/** The problem document of an error in one language. */
export function problemOf(error: KehuError, locale: Locale, requestId: string): Problem {
  const title = (TITLES[error.status] ?? TITLES[error.status < 500 ? 400 : 500]!)[locale];
  return {
    type: `urn:kehu:problem:${error.code}`,
    title,
    status: error.status,
    code: error.code,
    detail: renderMessage(error.summary, locale),
    errors: error.issues.slice(0, MOST_TOLD).map(({ path, message }) => ({
      path: path.slice(0, LONGEST_PATH),
      code: message.code,
      message: renderMessage(message, locale),
    })),
    requestId,
    ...error.extra,
  };
}
