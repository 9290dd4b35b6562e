import type { Random } from '../random.ts';

type Syllable = readonly [character: string, pinyin: string];

/** `恒heng 瑞rui` → [['恒', 'heng'], …]. */
function syllables(text: string): Syllable[] {
  return text.split(' ').map((word) => [word.slice(0, 1), word.slice(1)]);
}

const BRAND_FIRST = syllables(
  '恒heng 瑞rui 华hua 天tian 海hai 宏hong 金jin 鑫xin 盛sheng 科ke 同tong 润run 越yue 东dong 新xin 中zhong 创chuang 凯kai 立li 德de 亚ya 嘉jia',
);
const BRAND_SECOND = syllables(
  '拓tuo 达da 川chuan 辉hui 元yuan 平ping 湖hu 能neng 昌chang 峰feng 岩yan 江jiang 陵ling 鸿hong 威wei 博bo 锐rui 泰tai 成cheng 诺nuo 邦bang 驰chi',
);
const SURNAMES = syllables(
  '李li 王wang 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 林lin 何he 高gao 梁liang 郑zheng 罗luo 宋song 谢xie 唐tang 韩han 曹cao 许xu 邓deng 冯feng 程cheng 蔡cai 彭peng 潘pan 袁yuan 董dong 余yu 苏su 叶ye 吕lü 魏wei 蒋jiang 田tian 杜du 沈shen 姜jiang 范fan 傅fu 钟zhong 卢lu',
);
const MALE = syllables(
  '伟wei 强qiang 磊lei 军jun 勇yong 杰jie 涛tao 明ming 超chao 刚gang 平ping 辉hui 鹏peng 华hua 飞fei 波bo 斌bin 宇yu 浩hao 凯kai 栋dong 峰feng 志zhi 建jian 国guo 庆qing 文wen 俊jun',
);
const FEMALE = syllables(
  '芳fang 娜na 敏min 静jing 丽li 艳yan 娟juan 霞xia 燕yan 玲ling 萍ping 红hong 洁jie 琳lin 雪xue 慧hui 莹ying 倩qian 婷ting 颖ying 岚lan 雯wen 佳jia 晓xiao 梦meng 欣xin 怡yi 蓉rong',
);

export interface Brand {
  readonly text: string;
  readonly pinyin: string;
}

/** Distinct two-character brands. */
export function brands(random: Random, count: number): Brand[] {
  const all = BRAND_FIRST.flatMap(([first, firstPinyin]) =>
    BRAND_SECOND.map(([second, secondPinyin]) => ({
      text: first + second,
      pinyin: firstPinyin + secondPinyin,
    })),
  );
  const sounds = new Set<string>();
  const distinct = random.shuffled(all).filter(({ pinyin }) => !sounds.has(pinyin) && sounds.add(pinyin));
  return distinct.slice(0, count);
}

export interface PersonName {
  readonly text: string;
  /** `li.weiming`, the local part of an address. */
  readonly mailName: string;
}

export function personName(random: Random, gender: 'male' | 'female'): PersonName {
  const [surname, surnamePinyin] = random.pick(SURNAMES);
  const given = random.some(gender === 'male' ? MALE : FEMALE, random.chance(0.65) ? 2 : 1);
  const mailName = `${surnamePinyin.replace('ü', 'v')}.${given.map(([, pinyin]) => pinyin).join('')}`;
  return { text: surname + given.map(([character]) => character).join(''), mailName };
}
