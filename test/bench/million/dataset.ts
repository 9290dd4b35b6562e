import { Client } from 'pg';

export const CUSTOMERS = 1_000_000;

/** What the searches of the bench look for. `rare` stands in two records, `none` in no record. */
export const WORDS = {
  rare: '玄武',
  common: '昆山',
  suffix: '有限公司',
  none: '鼎鼐',
  two: '玄武 齿轮',
  phone: '138-0000',
} as const;

/** Whose the customers are, a thousandth, a fiftieth and half of them, and who leads their departments. */
export const OWNERS = { thousandth: 'li', fiftieth: 'zhao', half: 'sun' } as const;
export const LEADERS = { thousandth: 'wang', fiftieth: 'he', half: 'lin' } as const;

/** Each owner alone in his department with his leader, and member of some teams that are not his. */
const PEOPLE = `
update core."user" u set department = d.id, roles = array['salesManager'], reports_to = null
from core.department d
where (u.username, d.name) in (('wang', '销售一部'), ('he', '市场与服务部'), ('lin', '销售二部'));
update core."user" u set department = leader.department, reports_to = leader.id, roles = array['salesRep']
from core."user" leader
where (u.username, leader.username) in (('li', 'wang'), ('zhao', 'he'), ('sun', 'lin'));
`;
const TEAMS = `
insert into crm.customer__team (record, target)
select c.id, u.id from core."user" u cross join lateral (
  select id from crm.customer c where c.owner <> u.id and c.code like 'M-%7777' limit 20) c
where u.username in ('li', 'zhao', 'sun')`;

/**
 * Names as companies have them: a place, two or three characters of 1 500 (some far commoner than others), a trade
 * and a form of company.
 */
const SIGN = `
create function pg_temp.sign(r float) returns text language sql volatile
return chr(19971 + (r * r * r * 1500)::int * 11)`;

const FILL = `
insert into crm.customer (code, name, short_name, keyword, phone, phone_digits, status, owner, department, id, version,
  created_at, created_by, updated_at, updated_by, business_date)
select 'M-' || n, place[1 + (random() * 19)::int] || word || trade[1 + (random() * 24)::int] || form[1 + (random() * 7)::int],
  word, word, number, number, (array['potential','intention','formal','lost'])[1 + n % 4],
  owner.id, owner.department, uuidv7(), 1, now(), owner.id, now(), owner.id, date '2025-01-01' + n % 700
from (select string_to_array('江苏 浙江 上海 北京 广东 深圳 昆山 苏州 无锡 南京 杭州 宁波 温州 天津 重庆 成都 武汉 长沙 郑州 西安', ' ') as place,
    string_to_array('精密机械 电子科技 通信设备 汽车零部件 包装材料 生物医药 新能源 软件技术 自动化 模具 塑胶 五金制品 环保工程 建筑装饰 食品 纺织 印刷 国际贸易 物流 智能装备 光电 半导体 化工 钢结构 仪器仪表', ' ') as trade,
    string_to_array('有限公司 有限公司 有限公司 有限公司 股份有限公司 集团有限公司 有限责任公司 厂', ' ') as form) parts,
  (select n, pg_temp.sign(random()) || pg_temp.sign(random()) || case when random() < 0.3 then pg_temp.sign(random()) else '' end as word,
    case when n % 2 = 0 then '1' || (30 + n % 60)::text || lpad((random() * 99999999)::int::text, 8, '0') end as number
   from generate_series(1, ${CUSTOMERS}) n) made
join core."user" owner on owner.username = case when n % 1000 = 0 then '${OWNERS.thousandth}' when n % 50 = 2 then '${OWNERS.fiftieth}'
  when n % 2 = 1 then '${OWNERS.half}' else $1 end
`;

const RARE = `
update crm.customer set name = '昆山玄武精密齿轮有限公司', short_name = '玄武', keyword = '玄武'
where code in ('M-${CUSTOMERS / 2}', 'M-${CUSTOMERS / 2 + 1}')`;

/** A million customers, made by the database itself; those a former run left are used again. */
export async function fillMillion(url: string, boss: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select from crm.customer where code = 'M-1'`);
    if (rows.length > 0) return;
    console.log(`filling ${CUSTOMERS} customers …`);
    await client.query(SIGN);
    await client.query(PEOPLE);
    await client.query(FILL, [boss]);
    await client.query(TEAMS);
    await client.query(RARE);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
