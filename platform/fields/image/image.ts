import type { FieldType } from '../field-type.ts';
import { storedFile } from '../file/stored-file.ts';

/** A stored picture, shown where it stands; its value is the file's id. */
export const image: FieldType = { name: 'image', label: { 'zh-CN': '图片', en: 'Image' }, ...storedFile };
