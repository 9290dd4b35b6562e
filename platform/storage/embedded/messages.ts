import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  noBinaries: {
    'zh-CN': '没有适用于 {platform} 的内置 PostgreSQL；请用 DATABASE_URL 指定一个 PostgreSQL 15 或更新版本',
    en: 'There is no embedded PostgreSQL for {platform}; set DATABASE_URL to a PostgreSQL 15 or newer',
  },
  binariesUnusable: {
    'zh-CN': '内置 PostgreSQL 无法运行（{reason}）；请用 DATABASE_URL 指定一个 PostgreSQL',
    en: 'The embedded PostgreSQL cannot run here ({reason}); set DATABASE_URL to a PostgreSQL of yours',
  },
  clusterFailed: {
    'zh-CN': '无法在 {folder} 建立数据库：{reason}',
    en: 'The database could not be made in {folder}: {reason}',
  },
  foreignFolder: {
    'zh-CN': '{folder} 属于另一个系统用户；请以该用户或 root 启动',
    en: '{folder} belongs to another OS user; start as that user or as root',
  },
  startFailed: {
    'zh-CN': '数据库未能启动，日志见 {log}：{reason}',
    en: 'The database did not start; its log is {log}: {reason}',
  },
  alreadyRunning: {
    'zh-CN': '{folder} 的 Kehu 已在运行；请先停止它，或用 KEHU_DATA_DIR 指定另一个文件夹',
    en: 'Kehu is already running on {folder}; stop it first, or set KEHU_DATA_DIR to another folder',
  },
});
