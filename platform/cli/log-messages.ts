import { defineMessages } from '../kernel/text.ts';

/** What the commands of the operation log say. The findings are named as `LogProblem` names them. */
export const logMessages = defineMessages({
  rowNeeded: { 'zh-CN': '--from 应为行号，如 --from 1', en: '--from takes the number of a row: --from 1' },
  dayNeeded: {
    'zh-CN': '请写出日期，如 kehu log archive --before 2026-01-01',
    en: 'say before which day: kehu log archive --before 2026-01-01',
  },
  logWhole: {
    'zh-CN': '操作日志完整：核对 {rows} 行，另有 {archived} 行已归档；末行 {row}，封印 {hash}',
    en: 'the operation log is whole: {rows} rows checked, {archived} more archived; last row {row}, seal {hash}',
  },
  noHead: {
    'zh-CN': '数据文件夹中没有导出的封印，无法与数据库之外的记录核对',
    en: 'the data folder holds no exported head: there is nothing outside of the database to compare with',
  },
  archiveElsewhere: {
    'zh-CN': '归档文件 {file} 不在数据文件夹中，其内容未核对',
    en: 'the archive {file} is not in the data folder; its content was not checked',
  },
  altered: { 'zh-CN': '第 {row} 行被改动（{id}）', en: 'row {row} was altered ({id})' },
  missing: { 'zh-CN': '第 {row} 行缺失（{id}）', en: 'row {row} is missing ({id})' },
  inserted: {
    'zh-CN': '第 {row} 行附近插入了不属于日志的行（{id}）',
    en: 'a row that does not belong there was put in near row {row} ({id})',
  },
  brokenChain: {
    'zh-CN': '从第 {row} 行起的封印与前一封印不衔接',
    en: 'the seal that begins at row {row} does not follow from the one before it',
  },
  headDiffers: {
    'zh-CN': '从第 {row} 行起的封印与导出的封印不同：封印链在数据库中被重写',
    en: 'the seal that begins at row {row} differs from the exported head: the chain was rewritten in the database',
  },
  endMissing: {
    'zh-CN': '从第 {row} 行起的日志缺失：导出的封印更靠后（末尾被删除，或数据库恢复自较早的备份）',
    en: 'the log ends before row {row}, the exported head is beyond it: its end was taken out, or the database comes from an older backup',
  },
  archiveAltered: {
    'zh-CN': '归档文件 {id} 被改动（自第 {row} 行）',
    en: 'the archive {id} was altered (from row {row} on)',
  },
  archived: {
    'zh-CN': '已归档第 {firstRow} 至 {lastRow} 行：{file}（{bytes} 字节，sha256 {sha256}）',
    en: 'rows {firstRow} to {lastRow} are archived: {file} ({bytes} bytes, sha256 {sha256})',
  },
  nothingToArchive: {
    'zh-CN': '没有这么早的已封印的行',
    en: 'there are no sealed rows that old',
  },
});
