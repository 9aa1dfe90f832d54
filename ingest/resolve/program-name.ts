const QUOTED = /^(?<before>[^“”]*)“(?<core>[^“”]{2,})”(?<after>[^“”]*)$/
/** Head nouns that change nothing about what a quoted name means. */
const HEAD =
  /^(?:管理|专项|综合|试点|建设|培训|培养|教育|督导)*(?:改革|行动|工程|计划|整治|机制|制度|治理|项目|活动|攻坚|模式|体系|品牌|政策|战略|竞聘)?$/

/** A programme's name without quotation marks: the same programme whether a document quotes it or not. */
export const bareName = (name: string): string => name.replace(/[“”"‘’']/g, '')

/** The name in quotation marks of a programme, e.g. 县管校聘 of “县管校聘”改革; `null` when it has none or more of them. */
export const quotedName = (name: string): string | null => QUOTED.exec(name)?.groups?.core ?? null

/** The name in quotation marks where the rest is a head noun only; `null` for names that hold more. */
export function coreOf(printed: string): string | null {
  const found = QUOTED.exec(printed)?.groups
  if (!found) return null
  return HEAD.test(found.after!) && found.before === '' ? found.core! : null
}

/** What is the same in all forms of a programme's name: 县管校聘 of “县管校聘”改革, “县管校聘”管理改革 and 县管校聘. */
export const programCore = (name: string): string => coreOf(name) ?? bareName(name)
