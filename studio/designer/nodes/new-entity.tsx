import { Input, Modal } from 'antd';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { keyFor } from '../property/entry-key.ts';
import { entityNodes } from './entity-nodes.ts';
import styles from './nodes.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '新实体', en: 'New entity' },
  explain: {
    'zh-CN': '连同名称字段、表单、列表和菜单项一起放进草稿；发布后就能用。',
    en: 'A name field, a form, a list and a menu item go into the draft with it; it works once published.',
  },
  chinese: { 'zh-CN': '中文名称', en: 'Name in Chinese' },
  english: { 'zh-CN': '英文名称', en: 'Name in English' },
  plural: { 'zh-CN': '英文复数', en: 'English plural' },
  key: { 'zh-CN': '键名', en: 'Key' },
  taken: { 'zh-CN': '这个键名已经有了', en: 'This key is taken' },
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
  const [chinese, setChinese] = useState('');
  const [english, setEnglish] = useState('');
  const [typedPlural, setPlural] = useState<string>();
  const [typedKey, setKey] = useState<string>();
  const key = typedKey ?? keyFor(english, '');
  const plural = typedPlural ?? (english && `${english}s`);
  const isTaken = model.entities[`org:${key}`] !== undefined || changes[`org:${key}.entity`] !== undefined;
  const isReady = chinese && english && plural && /^[a-z][A-Za-z0-9]*$/.test(key) && !isTaken;

  function add() {
    const label = { 'zh-CN': chinese, en: english };
    const made = entityNodes(key, label, { 'zh-CN': chinese, en: plural });
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
        <label>
          <span>{t('chinese')}</span>
          <Input autoFocus value={chinese} onChange={({ target }) => setChinese(target.value)} />
        </label>
        <label>
          <span>{t('english')}</span>
          <Input value={english} onChange={({ target }) => setEnglish(target.value)} />
        </label>
        <label>
          <span>{t('plural')}</span>
          <Input value={plural} onChange={({ target }) => setPlural(target.value)} />
        </label>
        <label>
          <span>{t('key')}</span>
          <Input
            status={isTaken ? 'error' : ''}
            value={key}
            onChange={({ target }) => setKey(target.value)}
          />
        </label>
        {isTaken && <small role="alert">{t('taken')}</small>}
      </div>
    </Modal>
  );
}
