import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { readSeal, verifyLog, type SealState } from '../../api/operation-log.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useMessages } from '../messages/messages.tsx';
import styles from './operation-log.module.css';

const texts = defineTexts({
  sealed: { 'zh-CN': '已封印 {rows} 行，最近封印于 {at}', en: '{rows} rows sealed, the last at {at}' },
  unsealed: { 'zh-CN': '还没有封印的行', en: 'No row is sealed yet' },
  whole: {
    'zh-CN': '于 {at} 核对到第 {rows} 行，完整无改动',
    en: 'Verified up to row {rows} at {at}: whole',
  },
  never: { 'zh-CN': '还没有核对过', en: 'Not verified yet' },
  broken: {
    'zh-CN': '{at} 的核对发现第 {row} 行有问题（{kind}）。请在服务器上运行 kehu log verify。',
    en: 'The verification at {at} found something wrong at row {row} ({kind}). Run “kehu log verify” on the server.',
  },
  verify: { 'zh-CN': '立即核对', en: 'Verify now' },
  verifying: { 'zh-CN': '正在核对', en: 'Verifying' },
  failed: { 'zh-CN': '没有开始核对：{reason}', en: 'The verification did not begin: {reason}' },
});

const SEAL = ['log', 'seal'] as const;

/** How far the log is sealed and verified, and the button that verifies it. */
export function SealLine() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const seal = useQuery({
    queryKey: SEAL,
    queryFn: readSeal,
    refetchInterval: ({ state }) => (state.data?.isVerifying ? 1000 : 30_000),
  });
  if (!seal.data) return null;
  const { isVerifying, verified } = seal.data;
  const Icon = verified?.problem ? ShieldAlert : ShieldCheck;

  async function verify() {
    try {
      client.setQueryData(SEAL, await verifyLog());
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <div className={styles.seal} data-broken={verified?.problem ? true : undefined} role="status">
      <Icon size={18} aria-hidden="true" />
      <SealText state={seal.data} />
      <Button busy={isVerifying} onClick={() => void verify()}>
        {t(isVerifying ? 'verifying' : 'verify')}
      </Button>
    </div>
  );
}

function SealText({ state: { head, verified } }: { readonly state: SealState }) {
  const t = useTexts(texts);
  const { timeZone } = useValueContext();
  const at = (moment: string) => localMoment(moment, timeZone).slice(0, 16);
  const sealed = head ? t('sealed', { rows: head.row, at: at(head.sealedAt) }) : t('unsealed');
  const { problem } = verified ?? {};
  return (
    <div>
      <p>{sealed}</p>
      {!verified && <small>{t('never')}</small>}
      {verified && !problem && <small>{t('whole', { rows: verified.rows, at: at(verified.at) })}</small>}
      {verified && problem && (
        <p role="alert">{t('broken', { at: at(verified.at), row: problem.row, kind: problem.kind })}</p>
      )}
    </div>
  );
}
