import type { DemoFile, Values } from './demo-values.ts';
import { date, money, ref } from './demo-values.ts';
import { productTable } from './product-table.ts';

export interface Product {
  readonly key: string;
  readonly name: string;
  readonly family: Family;
  readonly price: number;
  readonly unit: string;
  readonly taxRate: number;
}

/** The first two digits of a category: what goes together in a deal. */
export type Family = 'machines' | 'measuring' | 'automation' | 'tooling' | 'service' | 'software';

type CategoryRow = readonly [name: string, parent?: string];

const CATEGORIES: Record<string, CategoryRow> = {
  c01: ['数控机床'],
  c0101: ['立式加工中心', 'c01'],
  c0102: ['卧式加工中心', 'c01'],
  c0103: ['数控车床', 'c01'],
  c0104: ['五轴加工中心', 'c01'],
  c02: ['测量设备'],
  c0201: ['三坐标测量机', 'c02'],
  c0202: ['影像测量仪', 'c02'],
  c03: ['自动化'],
  c0301: ['机器人单元', 'c03'],
  c0302: ['上下料系统', 'c03'],
  c04: ['刀具与附件'],
  c0401: ['刀具', 'c04'],
  c0402: ['夹具', 'c04'],
  c0403: ['机床附件', 'c04'],
  c05: ['服务'],
  c0501: ['安装与培训', 'c05'],
  c0502: ['维保', 'c05'],
  c06: ['软件'],
};

const FAMILIES: Record<string, Family> = {
  '01': 'machines',
  '02': 'measuring',
  '03': 'automation',
  '04': 'tooling',
  '05': 'service',
  '06': 'software',
};

export const PRODUCTS: readonly Product[] = productTable.map(([key, category, name, , unit, price]) => {
  const family = FAMILIES[category.slice(1, 3)]!;
  return { key, name, family, price, unit, taxRate: family === 'service' || family === 'software' ? 6 : 13 };
});

export function categories(): DemoFile {
  const records: Record<string, Values> = {};
  for (const [key, [name, parent]] of Object.entries(CATEGORIES)) {
    records[key] = { code: key.slice(1), name, ...(parent && { parent: ref('productCategory', parent) }) };
  }
  return { entity: 'productCategory', records };
}

export function products(): DemoFile {
  const records: Record<string, Values> = {};
  productTable.forEach(([key, category, name, spec, unit, price, margin, more], index) => {
    records[key] = {
      code: key.toUpperCase(),
      name,
      category: ref('productCategory', category),
      spec,
      unit,
      brand: category < 'c04' ? '华衡' : undefined,
      listPrice: money(price),
      cost: money(price * (1 - margin / 100)),
      taxRate: String(PRODUCTS[index]!.taxRate),
      status: more === 'old' ? 'discontinued' : more === 'soon' ? 'upcoming' : 'active',
      ...(more === 'yearly' && { periodicFee: true }),
    };
  });
  return { entity: 'product', records };
}

const SUPPLIERS = [
  ['德川主轴（苏州）有限公司', '德川主轴', '冯建国', 5, '月结 60 天', ['vmc850', 'vmc1060', 'hmc500']],
  ['南京金陵导轨科技有限公司', '金陵导轨', '袁敏', 4, '月结 30 天', ['vmc850', 'vmc1060', 'tl300']],
  ['上海锐锋刀具有限公司', '锐锋刀具', '潘晓', 5, '货到 30 天', ['em10', 'em16', 'ins50', 'drl08']],
  ['昆山固特夹具厂', '固特夹具', '余刚', 3, '预付 30%', ['vise6', 'chuck8', 'zero4']],
  ['深圳明眸光学股份有限公司', '明眸光学', '叶婷', 4, '月结 30 天', ['vms3020', 'vms4030']],
  ['青岛磐石花岗岩制品有限公司', '磐石花岗岩', '姜涛', 4, '货到付款', ['cmm564', 'cmm7106']],
  ['东莞灵臂机器人有限公司', '灵臂机器人', '杜超', 4, '3-6-1', ['rc10', 'rc20', 'gantry']],
  ['无锡通达液压件有限公司', '通达液压', '田磊', 3, '月结 60 天', ['coolant', 'chipcv']],
  ['北京数衡软件技术有限公司', '数衡软件', '沈宇', 4, '年付', ['mes', 'cam']],
  ['温州瓯江气动元件有限公司', '瓯江气动', '卢萍', 2, '预付', ['loader', 'chuck8']],
] as const;

export function suppliers(): DemoFile {
  const records: Record<string, Values> = {};
  SUPPLIERS.forEach(([name, shortName, contactName, rating, paymentTerms, supplied], index) => {
    records[`s${index + 1}`] = {
      name,
      shortName,
      contactName,
      contactTitle: index % 2 === 0 ? '销售经理' : '大客户经理',
      phone: `400-000-6${String(100 + index * 7)}`,
      rating,
      paymentTerms,
      status: index === 9 ? 'suspended' : 'active',
      products: Object.fromEntries(supplied.map((key, at) => [key, suppliedProduct(key, index, at)])),
    };
  });
  return { entity: 'supplier', records };
}

function suppliedProduct(key: string, supplier: number, position: number): Values {
  const product = PRODUCTS.find((candidate) => candidate.key === key)!;
  return {
    product: ref('product', key),
    supplierCode: `${String.fromCodePoint(65 + supplier)}-${key.toUpperCase()}`,
    price: money(product.price * (0.22 + 0.03 * position)),
    leadDays: 10 + supplier * 3 + position * 7,
    validUntil: date(60 + supplier * 20),
    ...(position === 0 && { preferred: true }),
  };
}
