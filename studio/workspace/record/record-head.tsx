import { ChevronLeft, ChevronRight, Clock, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument, PageDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { listPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { valueAt } from '../list/list-columns.ts';
import { OverdueValue } from '../list/overdue-value.tsx';
import { lateBy } from '../list/overdue.ts';
import { factsOf, numberField, type Fact } from './page-parts.ts';
import { TrailButtons } from './trail-buttons.tsx';
import styles from './record.module.css';

const texts = defineTexts({
  back: { 'zh-CN': '返回{name}', en: 'Back to {name}' },
  call: { 'zh-CN': '拨打 {number}', en: 'Call {number}' },
  timeline: { 'zh-CN': '时间线', en: 'Timeline' },
});

interface RecordHeadProps {
  readonly entity: EntityDocument;
  readonly page: PageDocument;
  readonly record: RecordData;
  readonly actions: ReactNode;
  /** Leads to the timeline where there is no pane for it. */
  readonly onTimeline: (() => void) | undefined;
}

/** Where one is, the name of the record, its facts and what can be done with it. */
export function RecordHead({ entity, page, record, actions, onTimeline }: RecordHeadProps) {
  const label = useLabel();
  const model = useModel();
  const context = useValueContext();
  const isPhone = useMedia('(max-width: 640px)');
  const { tags, facts } = factsOf(page, model, entity);
  const number = numberField(entity);
  const title = (
    <FieldValue
      value={record[entity.title]}
      field={entity.fields[entity.title]!}
      context={context}
      linked={false}
    />
  );
  return (
    <header className={styles.head}>
      {isPhone && <PhoneBar entity={entity} record={record} actions={actions} onTimeline={onTimeline} />}
      <nav className={styles.crumb} aria-label={label(entity.label)}>
        <Link to={listPath(entity.key)}>{label(entity.pluralLabel)}</Link>
        {number && record[number.name] !== null && (
          <>
            <ChevronRight size={13} aria-hidden="true" />
            <span>{String(record[number.name])}</span>
          </>
        )}
        <TrailButtons entity={entity.key} id={record.id} />
      </nav>
      <div className={styles.titleLine}>
        <h1>{title}</h1>
        {tags
          .filter(({ path }) => valueAt(record, path) !== null)
          .map(({ key, path, field }) => (
            <FieldValue key={key} value={valueAt(record, path)} field={field} context={context} />
          ))}
        {!isPhone && <span className={styles.desk}>{actions}</span>}
      </div>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map((fact) => (
            <FactValue key={fact.key} fact={fact} record={record} />
          ))}
        </dl>
      )}
    </header>
  );
}

function FactValue({ fact, record }: { readonly fact: Fact; readonly record: RecordData }) {
  const label = useLabel();
  const context = useValueContext();
  const { baseCurrency } = useModel();
  const { path, field } = fact;
  const currency = valueAt(record, String(field.parameters['currencyField'] ?? ''));
  const late = lateBy(record, fact, context);
  const code =
    typeof currency === 'object' && currency !== null && 'title' in currency ? currency.title : null;
  return (
    <div>
      <dt>{label(fact.label)}</dt>
      <dd>
        {late > 0 ? (
          <OverdueValue value={valueAt(record, path)} days={late} field={field} context={context} />
        ) : (
          <FieldValue
            value={valueAt(record, path)}
            field={field}
            context={context}
            currency={field.type === 'money' ? String(code ?? baseCurrency) : undefined}
          />
        )}
      </dd>
    </div>
  );
}

/** On a phone: back, the number, a call, the timeline and everything else. */
function PhoneBar({ entity, record, actions, onTimeline }: Omit<RecordHeadProps, 'page'>) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const navigate = useNavigate();
  const number = numberField(entity);
  const phone = Object.values(entity.fields).find(({ type, name }) => type === 'phone' && record[name]);
  const called = phone && String(record[phone.name]);
  return (
    <div className={styles.phoneBar}>
      <Button
        look="quiet"
        icon={<ChevronLeft size={20} aria-hidden="true" />}
        aria-label={t('back', { name: word(entity.pluralLabel) })}
        onClick={() => void navigate(listPath(entity.key))}
      />
      <span>{number ? String(record[number.name] ?? '') : label(entity.label)}</span>
      {called && (
        <a href={`tel:${called}`} aria-label={t('call', { number: called })}>
          <Phone size={19} strokeWidth={1.6} aria-hidden="true" />
        </a>
      )}
      {onTimeline && (
        <Button
          look="quiet"
          icon={<Clock size={19} strokeWidth={1.6} aria-hidden="true" />}
          aria-label={t('timeline')}
          onClick={onTimeline}
        />
      )}
      {actions}
    </div>
  );
}
