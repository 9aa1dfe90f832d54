const SUFFIX =
  /(?:局|委员会|委|政府|办公室|办公厅|厅|部|院|署|中学|小学|学校|大学|学院|幼儿园|中心|集团|公司|协会|学会|联合会|党组|党总支|党支部|领导小组|联席会议|指挥部|党校|研究所|工会|总队|支队|大队|银行|报社|日报|晚报|电视台|新华社|网|馆|一中|二中|三中|国务院|[一二三四五六七八九]部门)$/u
const NAME = /^\p{Script=Han}(?:[\p{Script=Han}·]|（[^（）]*）){1,39}$/u
/** What reads like a sentence or a heading and only ends like a body. */
const NOT_A_NAME =
  /^(?:关于|加强|推进|做好|建设|完善|实施|落实|开展|全面|各|我|本|该)|[的了]|^\p{Script=Han}{1,6}(?:工作部|内部|全部|干部)$/u

/** Whether a text reads as the name of one body: an office, school, committee, company or medium. */
export const isOrganisation = (name: string): boolean => NAME.test(name) && SUFFIX.test(name) && !NOT_A_NAME.test(name)

/** The bodies that a line consists of, parted by spaces; none when anything else stands in it. */
export function organisationsIn(line: string): string[] {
  const names = line.split(/[\s　]+/).filter((name) => name !== '')
  return names.every(isOrganisation) ? names : []
}
