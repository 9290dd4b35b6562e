import { Modal } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useBlocker } from 'react-router';
import type { FormStore } from '../../forms/form-store.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '还有没保存的修改', en: 'There are unsaved changes' },
  detail: { 'zh-CN': '离开后，这 {n} 处修改会丢失。', en: 'Leaving now loses {n} {n|change|changes}.' },
  stay: { 'zh-CN': '留下继续编辑', en: 'Stay and edit' },
  leave: { 'zh-CN': '放弃修改并离开', en: 'Discard and leave' },
});

export interface UnsavedGuard {
  readonly dialog: ReactNode;
  /** Leaves without asking, after a save. */
  readonly leave: (go: () => void) => void;
}

/** Asks before unsaved changes are lost: by a link, by back, by closing the window. */
export function useUnsavedGuard(store: FormStore): UnsavedGuard {
  const t = useTexts(texts);
  const free = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      !free.current && currentLocation.pathname !== nextLocation.pathname && store.changed().length > 0,
  );
  useEffect(() => {
    function onUnload(event: BeforeUnloadEvent) {
      if (store.changed().length > 0) event.preventDefault();
    }
    window.addEventListener('beforeunload', onUnload);
    return () => window.removeEventListener('beforeunload', onUnload);
  }, [store]);
  const dialog = (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('title')}
      okText={t('stay')}
      cancelText={t('leave')}
      onOk={() => blocker.reset?.()}
      onCancel={() => blocker.proceed?.()}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      {t('detail', { n: store.changed().length })}
    </Modal>
  );
  function leave(go: () => void) {
    free.current = true;
    go();
  }
  return { dialog, leave };
}
