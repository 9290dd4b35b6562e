import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useNavigate } from 'react-router';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { recordPath } from '../../model/paths.ts';
import { trailPlace } from './record-trail.ts';
import styles from './record.module.css';

const texts = defineTexts({
  previous: { 'zh-CN': '上一条', en: 'Previous record' },
  next: { 'zh-CN': '下一条', en: 'Next record' },
});

/** The way to the neighbours in the list the record was opened from. */
export function TrailButtons({ entity, id }: { readonly entity: string; readonly id: string }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const place = trailPlace(entity, id);
  if (!place || (!place.previous && !place.next)) return null;
  const go = (to: string | undefined) => to && void navigate(recordPath(entity, to));
  return (
    <span className={styles.trail}>
      <button
        type="button"
        aria-label={t('previous')}
        aria-keyshortcuts="["
        disabled={!place.previous}
        onClick={() => go(place.previous)}
      >
        <ChevronLeft size={14} aria-hidden="true" />
      </button>
      {place.count === undefined ? place.place : `${place.place} / ${place.count}`}
      <button
        type="button"
        aria-label={t('next')}
        aria-keyshortcuts="]"
        disabled={!place.next}
        onClick={() => go(place.next)}
      >
        <ChevronRight size={14} aria-hidden="true" />
      </button>
    </span>
  );
}
