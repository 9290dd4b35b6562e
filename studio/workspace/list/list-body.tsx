import { Inbox, SearchX, TriangleAlert } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import { newRecordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { ListGrid, type ListGridProps } from './grid/list-grid.tsx';

const PhoneList = lazy(async () => ({ default: (await import('./phone/phone-list.tsx')).PhoneList }));

const texts = defineTexts({
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '列表读不出来', en: 'The list could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  empty: { 'zh-CN': '还没有{name}', en: 'No {name} yet' },
  nothingIn: { 'zh-CN': '「{view}」里没有{name}', en: 'No {name} in “{view}”' },
  first: { 'zh-CN': '新建第一个', en: 'Create the first' },
  noMatch: { 'zh-CN': '没有符合条件的{name}', en: 'No {name} match these conditions' },
  widen: { 'zh-CN': '清除条件', en: 'Clear the conditions' },
});

export interface ListBodyProps extends Omit<ListGridProps, 'name'> {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly narrowed: boolean;
  /** What the list is called where it shows some of the records only. */
  readonly partOf: string | undefined;
  readonly onWiden: () => void;
}

/** The rows, or what to do when there are none. */
export function ListBody(props: ListBodyProps) {
  const { entity, rows, narrowed, partOf, error } = props;
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const navigate = useNavigate();
  const isPhone = useMedia('(max-width: 640px)');
  const name = word(entity.pluralLabel);
  if (error) {
    return (
      <Empty
        icon={<TriangleAlert size={32} strokeWidth={1.2} />}
        title={t('failed')}
        detail={reasonOf(error)}
        action={
          <>
            {narrowed && <Button onClick={props.onWiden}>{t('widen')}</Button>}
            <Button onClick={rows.retry}>{t('retry')}</Button>
          </>
        }
      />
    );
  }
  if (props.isPending) return <SkeletonRows rows={15} label={t('loading')} />;
  if (rows.layout.length === 0 && narrowed) {
    return (
      <Empty
        icon={<SearchX size={32} strokeWidth={1.2} />}
        title={t('noMatch', { name })}
        action={<Button onClick={props.onWiden}>{t('widen')}</Button>}
      />
    );
  }
  if (rows.layout.length === 0 && partOf !== undefined) {
    return (
      <Empty icon={<Inbox size={32} strokeWidth={1.2} />} title={t('nothingIn', { name, view: partOf })} />
    );
  }
  if (rows.layout.length === 0) {
    const create = entity.allows.create && (
      <Button onClick={() => void navigate(newRecordPath(entity.key))}>{t('first')}</Button>
    );
    return (
      <Empty
        icon={<Inbox size={32} strokeWidth={1.2} />}
        title={t('empty', { name })}
        detail={entity.help && label(entity.help)}
        action={create}
      />
    );
  }
  return isPhone ? (
    <Suspense fallback={<SkeletonRows rows={10} label={t('loading')} />}>
      <PhoneList {...props} name={name} />
    </Suspense>
  ) : (
    <ListGrid {...props} name={name} />
  );
}

/** The server says what is wrong with a condition, and where. */
function reasonOf(error: Error): string {
  const issues = (error as { issues?: readonly { readonly message: string }[] }).issues ?? [];
  return [error.message, ...issues.map(({ message }) => message)].join(' ');
}
