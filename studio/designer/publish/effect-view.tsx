import { Info, Link2, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { DraftPlan } from '../../api/drafts.ts';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { kindName } from '../vocabulary/property-names.ts';
import styles from './publish.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '会影响什么', en: 'What it touches' },
  byNow: { 'zh-CN': '按此刻的数据算出', en: 'computed from the records there are now' },
  structure: { 'zh-CN': '数据库', en: 'Database' },
  steps: { 'zh-CN': '{n} 步', en: '{n} {n|step|steps}' },
  lock: { 'zh-CN': '最长等待 {ms} 毫秒', en: 'waits of {ms} ms at most' },
  nothing: { 'zh-CN': '不动表结构', en: 'no table changes' },
  references: { 'zh-CN': '引用', en: 'References' },
  places: { 'zh-CN': '{n} 处', en: '{n} {n|place|places}' },
  toMend: { 'zh-CN': '{n} 处要先改', en: '{n} to be changed first' },
  follow: { 'zh-CN': '都会自动跟上', en: 'all follow by themselves' },
  rights: { 'zh-CN': '权限', en: 'Rights' },
  people: { 'zh-CN': '{n} 人', en: '{n} {n|person|people}' },
  rightsHint: { 'zh-CN': '看得到的记录或字段有变', en: 'see other records or fields' },
  records: { 'zh-CN': '现有数据', en: 'Records' },
  rows: { 'zh-CN': '{n} 条', en: '{n}' },
  fit: { 'zh-CN': '都合适', en: 'all fit' },
  look: { 'zh-CN': '要看一眼', en: 'to be looked at' },
  usedIn: { 'zh-CN': '{thing}还用在{kind}“{node}”', en: '{thing} is still used in {kind} “{node}”' },
  leaves: { 'zh-CN': '会自动拿掉', en: 'it leaves by itself' },
  changeFirst: { 'zh-CN': '要先改掉', en: 'change that first' },
  gains: {
    'zh-CN': '{what}：{n} 人受影响，最多多看 {gains} 条、少看 {loses} 条',
    en: '{what}: {n} {n|person|people}, {gains} records more at most, {loses} fewer',
  },
  field: {
    'zh-CN': '{what}：{n} 人，从“{from}”到“{to}”',
    en: '{what}: {n} {n|person|people}, from “{from}” to “{to}”',
  },
  blocked: {
    'zh-CN': '一个开了 {s} 秒的事务正占着表，发布会等它',
    en: 'A transaction open for {s} s holds a table; publishing waits for it',
  },
});

/** Four figures, then only what a person has to look at. */
export function EffectView({ plan }: { readonly plan: DraftPlan }) {
  const t = useTexts(texts);
  return (
    <section>
      <h2>
        {t('title')} <small>{t('byNow')}</small>
      </h2>
      <Figures plan={plan} />
      <ul className={styles.card} data-below>
        <Data plan={plan} />
        <References plan={plan} />
        <Rights plan={plan} />
        {plan.blockedBy?.map(({ pid, openForSeconds }) => (
          <li key={pid}>
            <TriangleAlert size={15} className={styles.warn!} aria-hidden="true" />
            <div>{t('blocked', { s: Math.round(openForSeconds) })}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Figures({ plan }: { readonly plan: DraftPlan }) {
  const { ddl = [], references = [], access = [], data = [], expectedLockMs = 0 } = plan;
  const t = useTexts(texts);
  const uses = references.flatMap(({ uses }) => uses);
  const first = uses.filter(({ whenGone }) => whenGone === 'changeFirst').length;
  const people = Math.max(0, ...access.map(({ users }) => users));
  const rows = data.reduce((sum, { count }) => sum + count, 0);
  return (
    <dl className={styles.figures}>
      <Figure
        name={t('structure')}
        value={t('steps', { n: ddl.length })}
        hint={ddl.length === 0 ? t('nothing') : t('lock', { ms: expectedLockMs })}
      />
      <Figure
        name={t('references')}
        value={t('places', { n: uses.length })}
        hint={first > 0 ? t('toMend', { n: first }) : t('follow')}
      />
      <Figure name={t('rights')} value={t('people', { n: people })} hint={t('rightsHint')} />
      <Figure name={t('records')} value={t('rows', { n: rows })} hint={t(rows === 0 ? 'fit' : 'look')} />
    </dl>
  );
}

function Figure({
  name,
  value,
  hint,
}: {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd>
        <small>{hint}</small>
      </dd>
    </div>
  );
}

function Data({ plan: { data = [] } }: { readonly plan: DraftPlan }) {
  const label = useLabel();
  const { language } = useLanguage();
  return data.map(({ entity, field, problem, label: where, message, samples, severity }) => (
    <li key={`${entity} ${field} ${problem}`}>
      <TriangleAlert
        size={15}
        className={severity === 'stops' ? styles.bad! : styles.warn!}
        aria-hidden="true"
      />
      <div>
        {label(where)}
        {language === 'en' ? ': ' : '：'}
        {message}
        <small>
          {samples.map(({ title, value }) => title ?? String(value)).join(language === 'en' ? ', ' : '、')}
        </small>
      </div>
    </li>
  ));
}

function References({ plan: { references = [] } }: { readonly plan: DraftPlan }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  return references.flatMap(({ target, path, label: thing, uses }) =>
    uses.map((use) => (
      <li key={`${target} ${path} ${use.target} ${use.path} ${use.record ?? ''}`}>
        <Link2
          size={15}
          className={use.whenGone === 'changeFirst' ? styles.bad! : styles.warn!}
          aria-hidden="true"
        />
        <div>
          {t('usedIn', { thing: label(thing), kind: kindName(use.kind)[language], node: label(use.label) })}
          <small>
            {use.text} · {t(use.whenGone)}
          </small>
        </div>
      </li>
    )),
  );
}

function Rights({ plan: { access = [] } }: { readonly plan: DraftPlan }) {
  const t = useTexts(texts);
  const label = useLabel();
  return access.map(({ role, entity, operation, field, label: what, users, gains, loses, from, to }) => (
    <li key={`${role} ${entity} ${operation} ${field ?? ''}`}>
      {gains + loses > 0 ? (
        <ShieldCheck size={15} aria-hidden="true" />
      ) : (
        <Info size={15} aria-hidden="true" />
      )}
      <div>
        {operation === 'field'
          ? t('field', { what: label(what), n: users, from: from ?? '—', to: to ?? '—' })
          : t('gains', { what: label(what), n: users, gains, loses })}
      </div>
    </li>
  ));
}
