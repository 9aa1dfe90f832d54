import { datesIn } from './civil-date.ts'
import { documentNumber } from './document-number.ts'
import { organisationsIn } from './organisation.ts'

/**
 * What a printed line is by itself, wherever it stands. `printing`: who printed it when, at the foot. `byline`: source,
 * editor, photographer. `chrome`: what a web page or a data base puts around a document.
 */
export type LineKind =
  | 'number'
  | 'letterhead'
  | 'organisation'
  | 'date'
  | 'printing'
  | 'adoption'
  | 'byline'
  | 'chrome'
  | 'text'

/** A non-empty line: `text` is `document.slice(start, end)`, trimmed. `markdown` is the level of a # heading, 0 for none. */
export type Line = { start: number; end: number; text: string; kind: LineKind; markdown: number }

/** Web navigation, sharing, paging, and reference lines of legal data bases. */
const CHROME =
  /^(?:首页|当前位置|您(?:当前)?(?:所在)?的?位置|所在位置|上一[篇条页]|下一[篇条页]|分享到|扫一扫|返回(?:顶部|首页|列表)|版权所有|网站地图|主办单位[：:]|承办单位[：:].*ICP|技术支持[：:]|相关(?:链接|阅读|文章|附件下载)|原文链接[：:]|北大法宝|【法宝引证码】|打印本页|关闭窗口|【?(?:打印|关闭|收藏|纠错)|字号[：:]|浏览次数[：:]|无障碍|繁體|English\b)|ICP备|公网安备/
const BYLINE =
  /^[（(【]?(?:信息来源|稿件来源|来源|文章来源|发布(?:日期|时间|单位|机构|人)|(?:时间|日期)(?=\s*[：:]\s*\d{4}-)|成文日期|发文机关|发文日期|索引号|主题分类|有效性|作者|编辑|责任编辑|责编|审核|校对|初审|复审|终审|浏览次数|点击数|阅读量?|撰稿|供稿|摄影|图文|文\/图|图|通讯员|(?:本报|见习|实习)?记者|公开方式|公开类别|签发人|密级|紧急程度|标\s*题|信息名称|发文字号|文\s*号|公文种类|体裁分类|组配分类|生效日期|废止日期|内容概述|索\s*引\s*号|抄\s*送|抄报|主题词)\s*[：:]/
const FOOT = /^[（(](?:此件|本件|通讯员|记者|本文|文\/|图\/|责任编辑|作者).{0,60}[）)]$/
const MAX_BYLINE = 160

const ADOPTED = /通过|批准|修订|修正|公布|发布|施行|实施|生效/
const ADOPTING = /会议|主席|令|公告|施行|公布|人大|国务院/

/** Only ornament: no letter, digit or Chinese character. */
const ORNAMENT = /^[^\p{L}\p{N}]+$/u

/** The non-empty lines of a folded text. HTML comments and ornament carry nothing for a reader and are left out. */
export function linesOf(text: string): Line[] {
  const shown = withoutComments(text)
  const lines: Line[] = []
  let offset = 0
  for (const printed of shown.split('\n')) {
    const markdown = /^\s*(#{1,6})\s+(?=\S)/.exec(printed)
    const body = markdown ? printed.slice(markdown[0].length) : printed
    const trimmed = body.trim()
    const start = offset + printed.length - body.length + (body.length - body.trimStart().length)
    offset += printed.length + 1
    if (trimmed === '' || ORNAMENT.test(trimmed)) continue
    lines.push({
      start,
      end: start + trimmed.length,
      text: trimmed,
      kind: markdown ? 'text' : kindOf(trimmed),
      markdown: markdown ? markdown[1]!.length : 0,
    })
  }
  return lines
}

/** HTML comments as spaces, so that all else stays where it is. */
function withoutComments(text: string): string {
  let shown = ''
  let end = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', end)) {
    const close = text.indexOf('-->', start)
    if (close < 0) break
    shown += text.slice(end, start) + text.slice(start, close + 3).replace(/[^\n]/g, ' ')
    end = close + 3
  }
  return shown + text.slice(end)
}

function kindOf(text: string): LineKind {
  if (text.length > MAX_BYLINE) return 'text'
  if (CHROME.test(text)) return 'chrome'
  if (documentNumber(text) !== null) return 'number'
  if (BYLINE.test(text) || FOOT.test(text)) return 'byline'
  const dates = datesIn(text)
  if (dates.length > 0) {
    const first = dates[0]!
    const rest = text.slice(0, first.start) + text.slice(first.end)
    if (/^[（(]?(?:[\s　]|\d{1,2}:\d{2}(?::\d{2})?)*[）)]?$/.test(rest)) return 'date'
    if (/^[\s　]*印发$/.test(rest) || /印发[）)]?$/.test(rest)) return 'printing'
    if (ADOPTED.test(rest) && ADOPTING.test(rest) && !/^第.{1,6}条|[。；：]/.test(text)) return 'adoption'
  }
  if (/^\p{Script=Han}{3,40}文件$/u.test(text) && organisationsIn(text.slice(0, -2)).length > 0) return 'letterhead'
  return organisationsIn(text).length > 0 ? 'organisation' : 'text'
}
