import { readStages } from '../../api/stages.ts';
import { defineTexts, fill, localizeLabel, type Language } from '../../language/language.tsx';
import type { LabelText } from '../../language/label-text.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import type { MoveState } from '../gate/move-state.ts';
import { processNamed, wayState } from './stage-gates.ts';

const texts = defineTexts({
  reason: { 'zh-CN': '理由', en: 'a reason' },
  jump: {
    'zh-CN': '「{process}」不能从「{from}」直接到这里',
    en: 'In “{process}” nothing leads here from “{from}”',
  },
});

/** What the gates say of each stage for one record, as the server evaluates them. */
export async function stageMoveStates(
  entity: EntityDocument,
  id: string,
  columns: readonly { readonly key: string }[],
  language: Language,
): Promise<ReadonlyMap<string, MoveState>> {
  const { process: name, stage, ways } = await readStages(entity.key, id);
  const process = processNamed(entity, name);
  const text = (label: LabelText | undefined) => localizeLabel(label ?? {}, language);
  const jump = fill(texts.jump[language], {
    process: text(process?.label),
    from: text(process?.stages[stage ?? '']?.label),
  });
  return new Map(
    columns.map(({ key }): [string, MoveState] => {
      const way = ways.find(({ to }) => to === key);
      if (!way) return [key, { kind: 'refused', words: [jump] }];
      return [key, wayState(way, entity, process, stage, texts.reason, language)];
    }),
  );
}
