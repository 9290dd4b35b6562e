import { useQuery } from '@tanstack/react-query';
import { readSignInPlaces } from '../../api/plugins.ts';
import { defineTexts, useLabel, useTexts, type Text } from '../../language/language.tsx';
import styles from './entrance.module.css';

const texts = defineTexts({
  or: { 'zh-CN': '或', en: 'or' },
});

/** Why somebody who went to another place is back and not signed in, by the code the server gives. */
const problems: Readonly<Record<string, Text>> = defineTexts({
  noAccountHere: {
    'zh-CN': '您在这里还没有账号，请联系管理员。',
    en: 'You have no account here; ask an administrator.',
  },
  journeyExpired: {
    'zh-CN': '登录用时过长，请重新登录。',
    en: 'Signing in took too long; try again.',
  },
  providerAway: {
    'zh-CN': '暂时无法连接公司账号服务，请稍后再试或用密码登录。',
    en: 'The place where you sign in cannot be reached; try again later or use your password.',
  },
  other: {
    'zh-CN': '没有登录成功，请重试或联系管理员。',
    en: 'You were not signed in; try again or ask an administrator.',
  },
});

/** Buttons that lead to other places where people sign in; they come back to the address they wanted. */
export function OtherPlaces() {
  const t = useTexts(texts);
  const label = useLabel();
  const places = useQuery({ queryKey: ['sign-in-places'], queryFn: readSignInPlaces, staleTime: Infinity });
  const problem = new URLSearchParams(location.search).get('signInProblem');
  if (!places.data?.length && !problem) return null;
  return (
    <div className={styles.places}>
      {problem && (
        <p role="alert" className={styles.refusal}>
          {label(problems[problem] ?? problems['other'])}
        </p>
      )}
      {places.data?.length ? <span className={styles.or}>{t('or')}</span> : null}
      {places.data?.map((place) => (
        <a key={place.name} className={styles.place} href={startOf(place.name)}>
          {label(place.label)}
        </a>
      ))}
    </div>
  );
}

function startOf(name: string): string {
  const { pathname, search } = location;
  const to = search.includes('signInProblem=') ? '/' : pathname + search;
  return `/api/auth/providers/${encodeURIComponent(name)}/start?to=${encodeURIComponent(to)}`;
}
