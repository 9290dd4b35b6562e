import { useQuery } from '@tanstack/react-query';
import { UserRoundCheck } from 'lucide-react';
import type { RecordData, ReferenceValue } from '../../api/records.ts';
import {
  DELEGATION,
  listChosenRecords,
  listDelegations,
  type ChosenRecord,
  type Delegation,
} from '../../api/sharing.ts';
import { useSignedInUser } from '../../app/session/session.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useEntity, useModel } from '../../model/model.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import styles from './delegation.module.css';
import { DELEGATIONS } from './delegations-key.ts';

const texts = defineTexts({
  standing: {
    'zh-CN': '{owner} 把这条记录委托给你，到 {to} 为止：{gives}',
    en: '{owner} has delegated this record to you until {to}: {gives}',
  },
});

interface DelegationBannerProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
}

/** Says that a record is another's, and his only for a time. */
export function DelegationBanner({ entity, record }: DelegationBannerProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { id: me } = useSignedInUser();
  const fields = useEntity(DELEGATION)?.fields;
  const owner = record['owner'] as ReferenceValue | null | undefined;
  const isOthers = entity.ownedBy === 'user' && owner !== null && owner !== undefined && owner.id !== me;
  const mine = useDelegatedToMe(isOthers);
  const found = isOthers ? delegationOf(mine.data, entity, record.id, owner.id) : undefined;
  if (!found || !fields) return null;
  return (
    <p role="note" className={styles.banner}>
      <UserRoundCheck size={15} aria-hidden="true" />
      {t('standing', {
        owner: owner?.title ?? '',
        to: formatValue(found.to, fields['to']!, context),
        gives: label(fields['gives']?.options?.[found.gives]?.label),
      })}
    </p>
  );
}

interface Delegated {
  readonly delegations: readonly Delegation[];
  readonly chosen: readonly ChosenRecord[];
}

/** The delegations in force to the reader; asked again every few minutes at most. */
function useDelegatedToMe(isWanted: boolean) {
  const model = useModel();
  return useQuery({
    queryKey: [...DELEGATIONS, 'inForce'],
    enabled: isWanted && model.entities[DELEGATION]?.allows.read === true,
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Delegated> => {
      const filter = 'delegate == me.id && takenBackAt == null && from <= now() && to > now()';
      const delegations = await listDelegations(filter, signal);
      return {
        delegations,
        chosen: await listChosenRecords(
          delegations.map(({ id }) => id),
          signal,
        ),
      };
    },
  });
}

function delegationOf(
  delegated: Delegated | undefined,
  entity: EntityDocument,
  record: string,
  owner: string,
): Delegation | undefined {
  return delegated?.delegations.find(({ id, delegator }) => {
    if (delegator.id !== owner) return false;
    const chosen = delegated.chosen.filter(({ delegation }) => delegation.id === id);
    return chosen.length === 0 || chosen.some((one) => one.entity === entity.key && one.record === record);
  });
}
