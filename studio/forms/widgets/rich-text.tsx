import { Bold, Heading, Italic, Link, List, ListOrdered, RemoveFormatting } from 'lucide-react';
import { useEffect, useRef, type ClipboardEvent, type ReactNode } from 'react';
import { htmlFromText, sanitizeHtml } from '../../../platform/fields/rich-text/safe-html.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { WidgetProps } from '../widget.ts';
import styles from './widgets.module.css';

const texts = defineTexts({
  bold: { 'zh-CN': '加粗', en: 'Bold' },
  italic: { 'zh-CN': '斜体', en: 'Italic' },
  heading: { 'zh-CN': '小标题', en: 'Heading' },
  list: { 'zh-CN': '列表', en: 'List' },
  numbers: { 'zh-CN': '编号列表', en: 'Numbered list' },
  link: { 'zh-CN': '链接所选文字中的网址', en: 'Link the selected address' },
  plain: { 'zh-CN': '清除格式', en: 'Clear formatting' },
});

const ICON = { size: 14, strokeWidth: 1.6, 'aria-hidden': true } as const;

type Tool = readonly [name: keyof typeof texts, icon: ReactNode, run: () => void];

const TOOLS: readonly Tool[] = [
  ['bold', <Bold key="i" {...ICON} />, () => format('bold')],
  ['italic', <Italic key="i" {...ICON} />, () => format('italic')],
  ['heading', <Heading key="i" {...ICON} />, () => format('formatBlock', 'h3')],
  ['list', <List key="i" {...ICON} />, () => format('insertUnorderedList')],
  ['numbers', <ListOrdered key="i" {...ICON} />, () => format('insertOrderedList')],
  ['link', <Link key="i" {...ICON} />, linkSelection],
  ['plain', <RemoveFormatting key="i" {...ICON} />, () => format('removeFormat')],
];

/** Formatted text in the browser's own editor; what comes in and goes out is cleaned as the server cleans it. */
export function RichTextWidget(props: WidgetProps) {
  const { id, value, onChange, onBlur, readOnly, required, invalid, describedBy, label } = props;
  const t = useTexts(texts);
  const place = useRef<HTMLDivElement>(null);
  const written = useRef<unknown>(undefined);
  useEffect(() => {
    if (!place.current || written.current === value) return;
    written.current = value;
    place.current.innerHTML = sanitizeHtml(typeof value === 'string' ? value : '');
  }, [value]);

  function change() {
    const html = sanitizeHtml(place.current?.innerHTML ?? '');
    const next = place.current?.textContent?.trim() ? html : null;
    written.current = next;
    onChange(next);
  }

  return (
    <div className={`${styles.editor} ${invalid ? styles.invalid : ''}`}>
      {!readOnly && (
        <div role="toolbar" className={styles.tools}>
          {TOOLS.map(([name, icon, run]) => (
            <button
              key={name}
              type="button"
              tabIndex={-1}
              title={t(name)}
              aria-label={t(name)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                run();
                change();
              }}
            >
              {icon}
            </button>
          ))}
        </div>
      )}
      <div
        ref={place}
        id={id}
        role="textbox"
        aria-multiline="true"
        aria-required={required}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        aria-label={label}
        contentEditable={!readOnly}
        suppressContentEditableWarning
        className={styles.text}
        onInput={change}
        onBlur={onBlur}
        onPaste={pasteClean}
      />
    </div>
  );
}

/** The editing command of the browser: the only one that keeps its own undo. */
function format(command: string, value?: string): void {
  document.execCommand(command, false, value);
}

function linkSelection(): void {
  const text = getSelection()?.toString().trim() ?? '';
  const address = /^https?:\/\//.test(text) ? text : /^[\w-]+(\.[\w-]+)+/.test(text) ? `https://${text}` : '';
  if (address) format('createLink', address);
}

function pasteClean(event: ClipboardEvent): void {
  event.preventDefault();
  const html = event.clipboardData.getData('text/html');
  const text = event.clipboardData.getData('text/plain');
  format('insertHTML', html ? sanitizeHtml(html) : htmlFromText(text));
}
