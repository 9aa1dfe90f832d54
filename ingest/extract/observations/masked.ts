/** Where digits are no figures: dates, numbers of documents, articles, telephones, codes, ages, titles. */
import type { Stretch } from '../reading.ts'

const HAN_DIGITS = '[零〇○一二两三四五六七八九十百千]'
const PATTERNS = [
  // Titles, addresses of the web, codes and formulas.
  /《[^》]{1,80}》/g,
  /[〔［【[][^〕］】\]]{1,12}[〕］】\]]/g,
  /(?:https?:|www\.)[^\s\p{Script=Han}]+|[\w.]+@[\w.]+/gu,
  /[A-Za-z][A-Za-z.-]*\d[\w.-]*|\d+[A-Za-z]\w*/g,
  /“[^”，。；]{0,20}”/g,
  /\d+(?:\.\d+)?(?:[:：×*+／/]\d+(?:\.\d+)?)+/g,
  // Dates and times.
  /(?:19|20)\d{2} ?(?:[-—－–~～至] ?(?:19|20)?\d{2,4} ?)?(?:学年|年)(?:度|代|底|末|初)?/g,
  /(?:19|20)\d{2}[.\-/]\d{1,2}(?:[.\-/]\d{1,2})?/g,
  /\d{1,2} ?(?:[-—－–~～至、] ?\d{1,2} ?)?(?:月|日|号|时|点)(?:\d{1,2}(?:日|号|分))?(?:份|底|末|初|中旬|上旬|下旬)?/g,
  new RegExp(
    `[二一][〇○零一二三四五六七八九]{3}年|${HAN_DIGITS}{1,3}(?:月|日|年代|世纪|时|季度|点钟)(?:${HAN_DIGITS}{1,3}日)?`,
    'g',
  ),
  // Ordinals: 第三届, 一是, 二要, 三年级, 第5批.
  new RegExp(`第 ?(?:\\d+|${HAN_DIGITS}+)(?:[、和至—-](?:\\d+|${HAN_DIGITS}+))*`, 'g'),
  new RegExp(
    `(?=${HAN_DIGITS})(?<=^|[，。；：、\\s])${HAN_DIGITS}{1,2}(?:[、．.，]|是|要|抓|做到)|^[（(]?(?:${HAN_DIGITS}{1,3}|\\d{1,2})[）)、.．](?!\\d)`,
    'g',
  ),
  new RegExp(
    `${HAN_DIGITS}(?:至|到|、|—|-)?${HAN_DIGITS}?(?:年级|年制|等奖|级|流|线|类(?=[本高院专])|本(?=[线率上院]))`,
    'g',
  ),
  /\d{1,2} ?(?:[-—至、]\d{1,2})?(?:年级|年制|号楼|号线|号文|路|号)/g,
  // Spans of time, ages, sizes of things.
  new RegExp(
    `(?=[\\d半]|${HAN_DIGITS})(?<!年限[^，。；]{0,10})(?:\\d+|${HAN_DIGITS}+|半)(?:多|余|来)?(?:年|个?多?月|天|日|个?工作日|个?星期|个?学期|周(?!岁)|个?季度|个?昼夜)(?!次|内不得)`,
    'g',
  ),
  new RegExp(
    `(?=\\d|${HAN_DIGITS})(?<!(?:寿命|平均年龄)[^，。；]{0,8})(?:\\d+|${HAN_DIGITS}+)(?: ?[-—－–~～至] ?(?:\\d+|${HAN_DIGITS}+))?(?:周岁|岁)(?:半|以[上下]|及以[上下])?`,
    'g',
  ),
  /(?:海拔|北纬|东经|直径|高度|厚度)\p{Script=Han}{0,3}[\d.]+/gu,
  /24小时/g,
  // Telephones and postcodes.
  /(?:电话|传真|邮编|邮政编码|手机|账号|热线|代码|编号)[^\p{Script=Han}\d]{0,3}[\d\-—、，, （()）]+/gu,
  /0\d{2,3}[-—－]\d{7,8}|(?<!\d)1[3-9]\d{9}(?!\d)/g,
  // What a rate is counted on, and sayings.
  new RegExp(`每(?:\\d+|${HAN_DIGITS}*(?:十|百|千|万))`, 'g'),
  /千家万户|千方百计|百年|千年|百姓|千秋|百花|百家|百强|百科|万众|万事|万里|千里|一半以上时间|三三两两|五湖四海|[三四五]位一体|[一二三四五]体化/g,
]

/** Stretches that hold no figure, whatever digits stand in them. */
export const maskedIn = (text: string): Stretch[] =>
  PATTERNS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length })),
  )
