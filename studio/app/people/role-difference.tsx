import { useQuery } from '@tanstack/react-query';
import { whatIf, type EntityDifference } from '../../api/explain.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import styles from './people.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '能看到和修改的记录不变', en: 'Sees and changes the same records as now' },
  gains: { 'zh-CN': '{entity}：多看到 {n} 条', en: '{entity}: sees {n} more' },
  loses: { 'zh-CN': '{entity}：少看到 {n} 条', en: '{entity}: sees {n} fewer' },
  writes: { 'zh-CN': '{entity}：多可修改 {n} 条', en: '{entity}: may change {n} more' },
  reads: { 'zh-CN': '{entity}：少可修改 {n} 条', en: '{entity}: may change {n} fewer' },
});

interface RoleDifferenceProps {
  readonly person: string;
  readonly roles: readonly string[];
}

/** What other roles would give the person and take away, before they are saved. */
export function RoleDifference({ person, roles }: RoleDifferenceProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['what if', person, roles, language],
    queryFn: ({ signal }) => whatIf(person, roles, signal),
  });
  if (!data) return null;
  const lines = data.flatMap((one) => linesOf(one).map(([key, n]) => t(key, { entity: one.label, n })));
  return (
    <ul className={styles.difference} aria-live="polite">
      {lines.length === 0 ? <li>{t('none')}</li> : lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}

type Line = readonly [key: 'gains' | 'loses' | 'writes' | 'reads', count: number];

function linesOf({ operations: { read, update } }: EntityDifference): Line[] {
  const lines: Line[] = [
    ['gains', read?.gained ?? 0],
    ['loses', read?.lost ?? 0],
    ['writes', update?.gained ?? 0],
    ['reads', update?.lost ?? 0],
  ];
  return lines.filter(([, count]) => count > 0);
}
