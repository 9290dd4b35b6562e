import { Radio } from 'antd';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { inWords, placeInWords } from '../publish/change-words.ts';
import styles from './packs.module.css';

const texts = defineTexts({
  was: { 'zh-CN': '原来', en: 'Before' },
  vendor: { 'zh-CN': '厂商的', en: 'The vendor’s' },
  ours: { 'zh-CN': '我们的', en: 'Ours' },
  mine: { 'zh-CN': '保留我们的', en: 'Keep ours' },
  theirs: { 'zh-CN': '采用厂商的', en: 'Take the vendor’s' },
  both: { 'zh-CN': '两边都要', en: 'Both' },
  choose: { 'zh-CN': '怎么办', en: 'What to do' },
});

const CHOICES = ['mine', 'theirs', 'both'] as const;

/** Something both the vendor and the organisation changed. */
export interface BothChanged {
  readonly id: string;
  readonly target: string;
  readonly path: string;
  readonly was?: unknown;
  readonly mine?: unknown;
  readonly theirs?: unknown;
  readonly choices: readonly string[];
}

interface ConflictCardProps {
  readonly conflict: BothChanged;
  readonly choice: string | undefined;
  readonly onChoose: (choice: string) => void;
}

/** What was, what the vendor makes of it and what we made of it side by side, and the choices there are. */
export function ConflictCard({ conflict, choice, onChoose }: ConflictCardProps) {
  const t = useTexts(texts);
  const model = useModel();
  const { language } = useLanguage();
  const place = placeInWords(model, conflict.target, conflict.path, language);
  const offered = CHOICES.filter((one) => conflict.choices.includes(one));
  return (
    <section className={styles.conflict} aria-label={place}>
      <header>{place}</header>
      <Sides conflict={conflict} />
      <div>
        <Radio.Group
          aria-label={t('choose')}
          value={choice}
          options={offered.map((one) => ({ value: one, label: t(one) }))}
          onChange={({ target: { value } }) => onChoose(value as string)}
        />
      </div>
    </section>
  );
}

function Sides({ conflict: { was, mine, theirs } }: { readonly conflict: BothChanged }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const sides = [
    ['was', was],
    ['vendor', theirs],
    ['ours', mine],
  ] as const;
  return (
    <dl className={styles.sides}>
      {sides.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{inWords(value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
