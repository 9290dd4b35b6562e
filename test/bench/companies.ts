const PLACES = [
  '北京',
  '上海',
  '深圳市',
  '杭州',
  '成都',
  '武汉',
  '西安',
  '南京',
  '苏州',
  '宁波市',
  '青岛',
  '长沙',
];
const TRADES = ['科技', '机械设备', '贸易', '新材料', '医疗器械', '建筑工程', '食品', '电子', '物流', '软件'];
const FORMS = ['有限公司', '股份有限公司', '有限责任公司', '集团公司'];
const SIGNS =
  '华中兴安达信德宏远盛泰隆昌恒瑞丰利源通顺祥和嘉美佳明光大同创新天地海洋江河山川金银铜铁玉石龙凤麒麟鹏程万里东南西北春夏秋冬风云雷电星月日晨曦辉煌锦绣前程似意如吉庆福禄寿喜康宁平益友邦国民富强文礼义智诚敬业乐群博雅思齐致正心修身';

const COLUMNS = [
  'name',
  'shortName',
  'keyword',
  'status',
  'phone',
  'email',
  'tax',
  'since',
  'owner',
  'notes',
];

/** Companies that differ in name, tax number and keyword; the same for the same count. */
export function companiesCsv(rows: number, owner: string): string {
  const lines = [COLUMNS.join(',')];
  for (let n = 0; n < rows; n++) lines.push(company(n, owner).join(','));
  return `${lines.join('\n')}\n`;
}

function company(n: number, owner: string): string[] {
  const sign = signOf(n);
  const name = `${pick(PLACES, n * 7)}${sign}${pick(TRADES, n * 3)}${pick(FORMS, n)}`;
  const tax = `91${String(110_000 + (n % 90_000))}MA${String(n).padStart(8, '0')}X`;
  const phone = `0${10 + (n % 80)}-${String(20_000_000 + ((n * 7919) % 79_999_999))}`;
  const day = String(1 + (n % 28)).padStart(2, '0');
  const keyword = n % 3 === 0 ? sign : '';
  const since = `2024-${String(1 + (n % 12)).padStart(2, '0')}-${day}`;
  const status = n % 4 === 0 ? 'formal' : 'potential';
  return [
    name,
    sign,
    keyword,
    status,
    phone,
    `info${n}@example.com`,
    tax,
    since,
    owner,
    `展会 ${n % 500} 号展位`,
  ];
}

/** Four signs, as many as there are companies. */
function signOf(n: number): string {
  const all = [...SIGNS];
  const mixed = (n * 1_000_003) % all.length ** 4;
  return [0, 1, 2, 3].map((place) => all[Math.floor(mixed / all.length ** place) % all.length]).join('');
}

function pick(list: readonly string[], n: number): string {
  return list[n % list.length]!;
}

/** How their file is read. */
export const COMPANIES_MAP = {
  reason: 'bench',
  fields: {
    name: { column: 'name' },
    shortName: { column: 'shortName' },
    keyword: { column: 'keyword' },
    status: { column: 'status' },
    phone: { column: 'phone' },
    email: { column: 'email' },
    taxNumber: { column: 'tax' },
    businessDate: { column: 'since' },
    owner: { column: 'owner', lookup: { by: 'username' } },
    notes: { column: 'notes' },
  },
};
