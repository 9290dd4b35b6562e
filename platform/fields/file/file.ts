import type { FieldType } from '../field-type.ts';
import { storedFile } from './stored-file.ts';

/** A stored file; its value is the file's id. */
export const file: FieldType = { name: 'file', label: { 'zh-CN': '文件', en: 'File' }, ...storedFile };
