import { Select } from 'antd';
import { ListTree } from 'lucide-react';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { allNodes, codePath, codeTree } from '../../model/code-tree.ts';
import { Dot, toneOf } from '../../ui/tag.tsx';
import { emptiesOn, inputProps, type WidgetProps } from '../widget.ts';
import styles from '../picker/picker.module.css';

const NodeWindow = lazy(async () => ({ default: (await import('../picker/node-window.tsx')).NodeWindow }));

const texts = defineTexts({ open: { 'zh-CN': '打开选择窗口', en: 'Open the window to choose from' } });

const INDENT = 14;

/** A node of a scheme: typed, or picked from the tree in a window. Retired nodes stay readable where they are chosen. */
export function ClassificationWidget(props: WidgetProps) {
  const { field, value, onChange, readOnly, required, autoFocus, autoOpen } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  const options = useMemo(() => {
    const name = (code: string) => label(field.options?.[code]?.label);
    return [...allNodes(codeTree(field))]
      .filter(({ code, option }) => !option.retired || code === value)
      .map(({ code, option, depth }) => ({
        value: code,
        label: name(code),
        search: [code, ...codePath(field, code).map(name)].join(' '),
        colour: option.colour,
        depth,
        disabled: option.retired === true,
      }));
  }, [field, value, label]);
  return (
    <span className={styles.picker}>
      <Select
        {...inputProps(props)}
        value={value ?? undefined}
        options={options}
        optionRender={drawNode}
        onChange={(next: unknown) => onChange(next ?? null)}
        onKeyDown={emptiesOn(props)}
        disabled={readOnly}
        allowClear={!required}
        showSearch={SEARCH}
        style={FULL}
        defaultOpen={autoFocus === true && autoOpen === true}
      />
      {!readOnly && (
        <button
          type="button"
          className={styles.open}
          aria-label={t('open')}
          title={t('open')}
          onClick={() => setOpen(true)}
        >
          <ListTree size={15} strokeWidth={1.5} aria-hidden="true" />
        </button>
      )}
      {isOpen && (
        <Suspense>
          <NodeWindow
            field={field}
            value={typeof value === 'string' ? value : null}
            required={required}
            onChoose={onChange}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </span>
  );
}

const SEARCH = { optionFilterProp: 'search' } as const;
const FULL = { width: '100%', flex: 1, minWidth: 0 } as const;

interface NodeData {
  readonly label?: ReactNode;
  readonly colour?: string | undefined;
  readonly depth: number;
}

function drawNode({ data: { label, colour, depth } }: { readonly data: NodeData }) {
  return (
    <span style={{ ...NODE, paddingLeft: depth * INDENT }}>
      {colour && <Dot tone={toneOf(colour)} />}
      {label}
    </span>
  );
}

const NODE = { display: 'inline-flex', alignItems: 'center', gap: 8 } as const;
