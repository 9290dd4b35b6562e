import { Drawer, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { readRecord } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument, FormDocument } from '../../model/model-document.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { LogQuestions } from './log-questions.tsx';

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
});

export interface LogStart {
  readonly entity: EntityDocument;
  readonly form: FormDocument;
  /** The record that is logged; without it a new one is made. */
  readonly id?: string | undefined;
  /** What a new one begins with. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly title: string;
}

/** A form for log: a sheet in the thumb's reach on a phone, a small window elsewhere. */
export function LogSheet({ start, onClose }: { readonly start: LogStart; readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { entity, id, title } = start;
  const record = useQuery({
    queryKey: ['behind', entity.key, id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => readRecord(entity.key, id!, signal),
  });
  return (
    <Sheet title={title} onClose={onClose}>
      {id !== undefined && record.isPending && <SkeletonRows rows={4} label={t('loading')} />}
      {record.error && <p role="alert">{record.error.message}</p>}
      {(id === undefined || record.data) && (
        <LogQuestions start={start} record={record.data} onClose={onClose} />
      )}
    </Sheet>
  );
}

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Sheet({ title, onClose, children }: SheetProps) {
  const isPhone = useMedia('(max-width: 640px)');
  if (isPhone)
    return (
      <Drawer open placement="bottom" size="auto" title={title} onClose={onClose} styles={PHONE}>
        {children}
      </Drawer>
    );
  return (
    <Modal open footer={null} width={520} title={title} onCancel={onClose}>
      {children}
    </Modal>
  );
}

const PHONE = {
  wrapper: { maxHeight: '92dvh' },
  section: { borderRadius: '16px 16px 0 0' },
} as const;
