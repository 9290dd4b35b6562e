import type { DemoFile, Values } from './demo-values.ts';
import { date } from './demo-values.ts';
import { userRef } from './staff.ts';

type Note = readonly [day: number, kind: string, subject: string, content: string, source: string];

interface Rival {
  readonly values: Values;
  readonly notes: readonly Note[];
}

const RIVALS: Record<string, Rival> = {
  jingji: {
    values: {
      name: '津机精密机床有限公司',
      shortName: '津机',
      threat: 'high',
      size: 'huge',
      region: '02',
      products: '立加、卧加、龙门，规格全',
      pricing: '比我方低 5–8%，大单可再让 3%',
      strengths: '品牌老，服务网点多；国企客户关系深',
      weaknesses: '五轴精度不稳定，交期 5 个月以上',
      strategy: '用试切件和节拍说话，突出交期和工艺服务',
    },
    notes: [
      [-320, 'product', '发布新一代卧式加工中心', '主轴 15000 转，宣称节拍提高 12%。', '上海机床展'],
      [-150, 'price', '华东区立加降价 6%', '经销商可直接拿到，限 850 以下机型。', '客户转述'],
      [-40, 'people', '苏州办事处主任离职', '几家客户的售后暂由天津远程支持。', '同行'],
    ],
  },
  haideman: {
    values: {
      name: '海德曼机床（中国）有限公司',
      shortName: '海德曼',
      threat: 'high',
      size: 'large',
      region: '01',
      products: '五轴、车铣复合',
      pricing: '比我方高 15–25%，很少让价',
      strengths: '五轴精度和稳定性',
      weaknesses: '价格高，配件贵，服务按次收费',
      strategy: '比总拥有成本；强调本地工艺团队和备件价格',
    },
    notes: [
      [-260, 'deal', '在航空客户项目中标', '以精度指标锁定了招标文件。', '李明轩'],
      [-95, 'market', '开设苏州应用中心', '每周提供免费试切。', '官网'],
    ],
  },
  jinling: {
    values: {
      name: '金岭智能装备股份有限公司',
      shortName: '金岭智能',
      threat: 'medium',
      size: 'large',
      region: '03',
      products: '车床、自动化单元',
      pricing: '自动化按套打包，机床几乎不赚钱',
      strengths: '自动化一体交付快',
      weaknesses: '机床刚性一般，不做测量',
      strategy: '强调测量闭环和后续扩展',
    },
    notes: [
      [-210, 'product', '推出一拖六上下料单元', '主打小零件车削。', '展会资料'],
      [-20, 'price', '自动化单元买二送一', '活动到季末。', '客户转述'],
    ],
  },
  zhongce: {
    values: {
      name: '中测计量仪器有限公司',
      shortName: '中测',
      threat: 'medium',
      size: 'medium',
      region: '04',
      products: '三坐标、影像仪',
      pricing: '三坐标低我方 10%',
      strengths: '价格低，软件容易上手',
      weaknesses: '大行程精度不够，无机内测量方案',
      strategy: '机床、测头和三坐标一起报',
    },
    notes: [
      [-130, 'product', '三坐标软件改为订阅制', '老客户有意见。', '客户群'],
      [-60, 'deal', '某汽配客户试用后退货', '温度补偿问题。', '孙浩然'],
    ],
  },
  ruijia: {
    values: {
      name: '瑞加刀具贸易有限公司',
      shortName: '瑞加',
      threat: 'low',
      size: 'small',
      region: '01',
      products: '进口刀具代理',
      pricing: '紧跟市价，月度促销',
      strengths: '现货多',
      weaknesses: '没有工艺支持',
      strategy: '刀具随机床打包，提供切削参数',
    },
    notes: [[-75, 'market', '上线网上商城', '满 5000 元包邮。', '官网']],
  },
  yuandong: {
    values: {
      name: '远东二手设备行',
      shortName: '远东二手',
      threat: 'low',
      size: 'micro',
      region: '03',
      products: '二手加工中心',
      pricing: '新机三到四成',
      strengths: '便宜、现货',
      weaknesses: '没有保修，精度无保证',
      strategy: '提供分期和以旧换新',
    },
    notes: [[-180, 'other', '开始提供三个月保修', '只含主轴。', '客户转述']],
  },
};

export const COMPETITORS = Object.keys(RIVALS);

export function competitors(): DemoFile {
  const records: Record<string, Values> = {};
  for (const [key, { values, notes }] of Object.entries(RIVALS)) {
    const news = notes.map(([day, kind, subject, content, source]) => ({
      date: date(day),
      kind,
      subject,
      content,
      source,
    }));
    records[key] = {
      ...values,
      website: `https://www.${key}.example`,
      owner: userRef('lin'),
      news: Object.fromEntries(news.map((note, index) => [`n${index + 1}`, note])),
    };
  }
  return { entity: 'competitor', records };
}
