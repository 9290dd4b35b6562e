import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { messages } from '../messages.ts';
import { pointer, type Problem } from '../problem.ts';

/** The text of a metadata file as data; `value` is undefined where the text is not JSON. */
export interface JsonSource {
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Reads strict JSON: no comments, no trailing commas, and no key twice in one object. A byte order mark is fine. */
export function readJson(file: string, content: string): JsonSource {
  const text = content.replace(/^\uFEFF/, '');
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  if (errors.length > 0 || !root) {
    const problems = (errors.length > 0 ? errors : [EMPTY]).slice(0, 1).map((error): Problem => ({
      file,
      pointer: '',
      message: messages.notJson({
        reason: REASONS[printParseErrorCode(error.error)] ?? REASONS.other!,
        ...place(text, error.offset),
      }),
    }));
    return { value: undefined, problems };
  }
  // Of JSON.parse, because values of jsonc-parser have no prototype and so equal no other.
  return { value: JSON.parse(text) as unknown, problems: [...duplicates(file, text, root, [])] };
}

const EMPTY: ParseError = { error: 4, offset: 0, length: 0 };

const REASONS: Readonly<Record<string, { 'zh-CN': string; en: string }>> = {
  InvalidSymbol: { 'zh-CN': '无法识别的符号', en: 'a symbol JSON does not know' },
  PropertyNameExpected: {
    'zh-CN': '此处应为双引号中的属性名',
    en: 'a property name in double quotes is expected',
  },
  ValueExpected: { 'zh-CN': '此处应为值', en: 'a value is expected' },
  ColonExpected: { 'zh-CN': '缺少冒号', en: 'a colon is missing' },
  CommaExpected: { 'zh-CN': '缺少逗号', en: 'a comma is missing' },
  CloseBraceExpected: { 'zh-CN': '缺少 }', en: 'a } is missing' },
  CloseBracketExpected: { 'zh-CN': '缺少 ]', en: 'a ] is missing' },
  EndOfFileExpected: { 'zh-CN': '文件应在此结束', en: 'the file should end here' },
  InvalidCommentToken: { 'zh-CN': 'JSON 不允许注释', en: 'JSON has no comments' },
  other: { 'zh-CN': '文本或数字写法不正确', en: 'a text or number is not written as JSON wants it' },
};

function* duplicates(file: string, text: string, node: Node, path: string[]): Iterable<Problem> {
  const seen = new Map<string, Node>();
  for (const [index, child] of (node.children ?? []).entries()) {
    const [key, value] = node.type === 'object' ? child.children! : [undefined, child];
    const name = key ? String(key.value) : String(index);
    const first = seen.get(name);
    if (key && first) {
      const { line: firstLine } = place(text, first.offset);
      const message = messages.duplicateKey({ key: name, firstLine, ...place(text, key.offset) });
      yield { file, pointer: pointer([...path, name]), message };
    }
    if (key && !first) seen.set(name, key);
    if (value?.children) yield* duplicates(file, text, value, [...path, name]);
  }
}

function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
