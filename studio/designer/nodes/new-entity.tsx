import { Input, Modal } from 'antd';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { entityNodes } from './entity-nodes.ts';
import { NewNameInputs, useNewName } from './new-name.tsx';
import styles from './nodes.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '新实体', en: 'New entity' },
  explain: {
    'zh-CN': '连同名称字段、表单、列表和菜单项一起放进草稿；发布后就能用。',
    en: 'A name field, a form, a list and a menu item go into the draft with it; it works once published.',
  },
  plural: { 'zh-CN': '英文复数', en: 'English plural' },
  add: { 'zh-CN': '放进草稿', en: 'Add to the draft' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface NewEntityProps {
  readonly onClose: () => void;
  readonly onMade: (key: string) => void;
}

/** An entity of the organisation's own, with all it takes to be used. */
export function NewEntity({ onClose, onMade }: NewEntityProps) {
  const t = useTexts(texts);
  const model = useModel();
  const { changes, change } = useDraft();
  const [typedPlural, setPlural] = useState<string>();
  const named = useNewName(
    (key) => model.entities[`org:${key}`] !== undefined || changes[`org:${key}.entity`] !== undefined,
  );
  const { label, key } = named;
  const plural = typedPlural ?? (label.en && `${label.en}s`);
  const isReady = named.isReady && plural.trim() !== '';

  function add() {
    if (!isReady) return;
    const made = entityNodes(key, label, { 'zh-CN': label['zh-CN'], en: plural });
    change((all) => ({ ...all, ...made }));
    onMade(`org:${key}`);
  }

  return (
    <Modal
      open
      title={t('title')}
      okText={t('add')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={add}
      onCancel={onClose}
    >
      <div className={styles.newEntity}>
        <p>{t('explain')}</p>
        <NewNameInputs name={named}>
          <label>
            <span>{t('plural')}</span>
            <Input value={plural} onChange={({ target }) => setPlural(target.value)} />
          </label>
        </NewNameInputs>
      </div>
    </Modal>
  );
}
