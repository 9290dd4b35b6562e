import { defineMessages } from '../../kernel/text.ts';

/** Why a zip is not taken as a pack. */
export const zipMessages = defineMessages({
  notAZip: {
    'zh-CN': '这不是可读取的 zip 文件；请用 kehu pack build 打包，或把包文件夹压缩为普通 zip',
    en: 'This is no zip that can be read; make one by "kehu pack build", or zip the folder of the pack',
  },
  zipTooLarge: {
    'zh-CN': 'zip 文件最大 {max} MB；请删去不属于业务包的文件',
    en: 'A zipped pack takes at most {max} MB; leave out what is no part of the pack',
  },
  zipTooMany: {
    'zh-CN': '一个业务包最多 {max} 个文件；请删去不属于它的文件',
    en: 'A pack has at most {max} files; leave out what is no part of it',
  },
  zippedTooLarge: {
    'zh-CN': '{path} 解压后超过 {max} MB；请拆分该文件',
    en: '{path} unpacks to more than {max} MB; split it',
  },
  zipUnpacksTooLarge: {
    'zh-CN': '解压后总计超过 {max} MB；请删去不属于业务包的文件',
    en: 'The zip unpacks to more than {max} MB in all; leave out what is no part of the pack',
  },
  zipPathUnsafe: {
    'zh-CN': '文件名“{path}”会指向包文件夹之外；请重新打包',
    en: 'The path "{path}" leads out of the pack or is no path; zip the folder anew',
  },
  zipPathTwice: {
    'zh-CN': '“{path}”在 zip 中出现两次（不计大小写）；请删去其一',
    en: '"{path}" is in the zip twice (capital and small letters count as the same); leave one out',
  },
  zipMethod: {
    'zh-CN': '{path} 的压缩方式不受支持或已加密；请用普通 zip（deflate）重新打包',
    en: '{path} is encrypted or packed in a way only few can read; zip it plainly (deflate)',
  },
  zippedNotText: {
    'zh-CN': '{path} 不是 UTF-8 文本；业务包只含文本，请删去该文件或另存为 UTF-8',
    en: '{path} is no UTF-8 text; packs hold text only, leave the file out or save it as UTF-8',
  },
});
