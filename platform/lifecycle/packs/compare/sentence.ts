import { isObject, type Json } from '../../../kernel/json.ts';
import type { LocalText, Message } from '../../../kernel/text.ts';
import { messages } from './messages.ts';
import type { PackChange } from './pack-change.ts';

/** A change in words. */
export function sentence({ target, path, what, from, to }: PackChange): Message {
  const label = labelOf(to ?? from);
  if (what === 'renamed') return messages.renamed({ target, path: path || target, from: String(from) });
  if (path === '') {
    if (what === 'changed') return messages.fileChanged({ target });
    return what === 'added' ? messages.nodeAdded({ target, label }) : messages.nodeRemoved({ target, label });
  }
  if (what === 'changed') return messages.changed({ target, path, from: shown(from), to: shown(to) });
  const told = isObject(to ?? from) ? label : labelled(shown(to ?? from));
  return (what === 'added' ? messages.added : messages.removed)({ target, path, label: told });
}

function labelOf(value: Json | undefined): LocalText {
  const label = isObject(value) ? value.label : undefined;
  if (!isObject(label)) return { 'zh-CN': '', en: '' };
  return {
    'zh-CN': `“${String(label['zh-CN'] ?? label.en)}”`,
    en: ` ("${String(label.en ?? label['zh-CN'])}")`,
  };
}

function labelled(text: string): LocalText {
  return { 'zh-CN': `（${text}）`, en: ` (${text})` };
}

const LONGEST = 200;

function shown(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? '∅';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
