import { defineTexts, type Text } from '../../language/language.tsx';
import type { MenuItemDocument } from '../../model/model-document.ts';

type ScreenName = NonNullable<MenuItemDocument['screen']>;

interface OwnScreen {
  readonly to: string;
  readonly label: Text;
  readonly help: Text;
}

const texts = defineTexts({
  people: { 'zh-CN': '员工与邀请', en: 'People and invitations' },
  peopleHelp: {
    'zh-CN': '添加员工，复制邀请链接，看谁已经加入。',
    en: 'Add people, copy invitation links, see who has joined.',
  },
  recycleBin: { 'zh-CN': '回收站', en: 'Recycle bin' },
  recycleBinHelp: { 'zh-CN': '找回删除的记录。', en: 'Bring deleted records back.' },
  operationLog: { 'zh-CN': '操作日志', en: 'Operation log' },
  operationLogHelp: {
    'zh-CN': '谁在什么时候改了什么；不能修改或删除。',
    en: 'Who changed what and when; nobody can alter it.',
  },
  jobs: { 'zh-CN': '后台任务', en: 'Jobs' },
  jobsHelp: {
    'zh-CN': '后台在做什么，什么失败了；取消或重试。',
    en: 'What is done in the background, what failed; cancel it or try again.',
  },
  customise: { 'zh-CN': '定制', en: 'Customise' },
  customiseHelp: {
    'zh-CN': '改实体、字段、选项、表单、视图和角色：先进草稿，看清影响再发布。',
    en: 'Change entities, fields, choices, forms, views and roles: in a draft first, published once its effect is seen.',
  },
  plugins: { 'zh-CN': '插件', en: 'Plugins' },
  pluginsHelp: {
    'zh-CN': '启用和设置单点登录、日历订阅等附加功能。',
    en: 'Switch on and set further functions: single sign-on, calendar feeds and others.',
  },
  classification: { 'zh-CN': '分类', en: 'Classification' },
  classificationHelp: {
    'zh-CN': '各分类下有多少记录，试算和运行自动分类的规则。',
    en: 'How many records each node has; try and run the rules that classify them.',
  },
  packs: { 'zh-CN': '业务包', en: 'Packs' },
  packsHelp: {
    'zh-CN': '这里装了哪些业务包，载入演示数据。',
    en: 'Which packs are installed here; load their demo data.',
  },
});

/** The platform's own screens that a menu may name. */
export const OWN_SCREENS: Readonly<Record<ScreenName, OwnScreen>> = {
  people: { to: '/people', label: texts.people, help: texts.peopleHelp },
  recycleBin: { to: '/recycle-bin', label: texts.recycleBin, help: texts.recycleBinHelp },
  operationLog: { to: '/operation-log', label: texts.operationLog, help: texts.operationLogHelp },
  jobs: { to: '/jobs', label: texts.jobs, help: texts.jobsHelp },
  customise: { to: '/customise', label: texts.customise, help: texts.customiseHelp },
  plugins: { to: '/plugins', label: texts.plugins, help: texts.pluginsHelp },
  classification: {
    to: '/classification',
    label: texts.classification,
    help: texts.classificationHelp,
  },
  packs: { to: '/packs', label: texts.packs, help: texts.packsHelp },
};
