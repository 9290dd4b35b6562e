import { defineMessages } from '../../kernel/text.ts';

export const fileMessages = defineMessages({
  badAttachment: {
    'zh-CN': '要把文件附到记录上，请同时给出 entity 和 id',
    en: 'To attach the file to a record, give both entity and id',
  },
  mayNotAttach: {
    'zh-CN': '只有上传人和能修改所属记录的人可以增减这里的文件',
    en: 'Only who uploaded it, or may change the record it belongs to, may do this with a file',
  },
});
