import { Link } from 'react-router';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { recordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import type { QuickAction } from '../quick/quick-actions.ts';
import type { QuickPanel } from '../quick/quick-panel.tsx';
import { useRecentRecords, type TitledRecord } from '../recent/recent-records.ts';
import styles from './home.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '最近看过', en: 'Recently opened' },
  none: {
    'zh-CN': '打开过的记录会列在这里',
    en: 'Records you open are listed here',
  },
  begin: { 'zh-CN': '{action}：{title}', en: '{action}: {title}' },
});

const SHOWN = 10;

interface RecentTileProps {
  readonly actions: readonly QuickAction[];
  readonly onBegin: QuickPanel['begin'];
}

/** The records opened last, each with what can be begun about it. */
export function RecentTile({ actions, onBegin }: RecentTileProps) {
  const t = useTexts(texts);
  const recent = useRecentRecords(SHOWN);
  return (
    <section className={styles.tile} aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
      </header>
      {(recent.data?.length ?? 0) === 0 && <p className={styles.nothing}>{t('none')}</p>}
      <ul>
        {recent.data?.map((record) => (
          <RecentLine key={record.id} record={record} actions={actions} onBegin={onBegin} />
        ))}
      </ul>
    </section>
  );
}

function RecentLine({ record, actions, onBegin }: RecentTileProps & { readonly record: TitledRecord }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { entity, id, title } = record;
  const action = actions.find(({ about }) => about?.targets.includes(entity.key));
  return (
    <li className={styles.line}>
      <Link to={recordPath(entity.key, id)}>
        <NamedIcon name={entity.icon} />
        <span className={styles.text}>
          <b>{title}</b>
          <small>{label(entity.label)}</small>
        </span>
      </Link>
      {action && (
        <Button
          look="quiet"
          icon={<NamedIcon name={action.icon} />}
          aria-label={t('begin', { action: label(action.label), title })}
          title={label(action.label)}
          onClick={() => onBegin(action, { entity: entity.key, id, title })}
        />
      )}
    </li>
  );
}
