import { describe, expect, it } from 'vitest'
import type { DocumentKind, Status, Strength } from '../../../graph/model.ts'
import type { Block } from '../../../ingest/extract/draft.ts'
import { strengthOf } from '../../../ingest/extract/strength.ts'
import { segment } from '../../../ingest/segment.ts'

type Role = Block['paragraph']['role']
type Place = { kind?: DocumentKind; title?: string; year?: number; status?: Status; role?: Role; headings?: string[] }

const STATUS: Record<DocumentKind, Status> = {
  law: 'required',
  regulation: 'required',
  notice: 'required',
  opinion: 'required',
  plan: 'planned',
  report: 'reported',
  news: 'reported',
  other: 'reported',
}

/** The strength of the sentence of `text` that holds `word`; of its first without one. */
function strength(text: string, place: Place = {}, word = text.slice(0, 1)): Strength | null {
  const { kind = 'notice', title = '关于做好学校工作的通知', year = 2025, role = 'body', headings = [] } = place
  const paragraph = { id: '', documentId: '', ordinal: 0, role, headings, text, map: [] }
  const context = { year, status: place.status ?? STATUS[kind] }
  const start = text.indexOf(word)
  if (start < 0) throw new Error(`“${word}” does not stand in “${text}”`)
  const block = { paragraph, context, tokens: segment(text) }
  return strengthOf(block, { start, end: start + word.length }, { kind, title, year })
}

const LAW: Place = { kind: 'regulation', title: '云汀市校车安全条例' }
const OPINION: Place = { kind: 'opinion', title: '关于加强乡村学校建设的意见' }
const REPORT: Place = { kind: 'report', title: '石渡县2024年教育工作总结和2025年工作打算' }
const TASKS: Place = { ...REPORT, status: 'planned' }
const NEWS: Place = { kind: 'news', title: '石渡县召开教育工作推进会' }

type Case = [text: string, expected: Strength | null, place?: Place, word?: string]
const cases = (name: string, all: Case[]) =>
  describe(name, () => {
    it.each(all)('%s → %s', (text, expected, place, word) => {
      expect(strength(text, place, word)).toBe(expected)
    })
  })

describe('The strength of a sentence', () => {
  cases('that must', [
    ['各校必须在开学前完成消防检测。', 'must'],
    ['食堂从业人员须持健康证明上岗。', 'must'],
    ['任何班级不得使用未经审定的教辅。', 'must'],
    ['严禁把升学成绩与教师奖金挂钩。', 'must'],
    ['校车未经年检一律停运。', 'must'],
    ['新建楼栋经验收合格方可交付。', 'must'],
    ['确保每周开设劳动课不少于1节。', 'must'],
    ['保证生均图书达到三十册。', 'must'],
    ['各乡镇要把控辍保学抓在手上，辍学率不得高于0.1%。', 'must'],
    ['各园可以自定作息，但不许提前教授小学内容。', 'must'],
    ['会议强调，任何单位不得挪用校舍资金。', 'must', NEWS],
    ['校方应当为乘车学生购买保险。', 'must', LAW],
    ['校车由县级人民政府统一标识。', 'must', LAW],
    ['违反本条例规定的，处一万元罚款。', 'must', LAW],
    ['区级财政按照不低于百分之五的比例安排护航经费。', 'must', LAW],
    ['本条例自2025年9月1日起施行。', 'must', LAW],
    ['教师应具备相应的资格。', 'must', LAW],
    ['（二）随车照管人员不少于1名；', 'must', { ...LAW, role: 'list' }],
  ])

  cases('that should', [
    ['各校要建立值班台账。', 'should'],
    ['学校应与家长签订协议。', 'should'],
    ['寄宿制学校应当设置医务室。', 'should'],
    ['请于5月20日前将名单报送至县教体局。', 'should'],
    ['完善校舍安全年检制度，健全隐患台账。', 'should', OPINION],
    ['小学每周体育课不少于4节。', 'should', OPINION],
    ['各区县教育局统筹安排教师研修。', 'should'],
    ['确保师生饮水安全。', 'should'],
    ['保证美术教室按时开放。', 'should'],
    ['县二中要力争课题立项数突破12项。', 'should'],
    ['各校要于6月10日前自查，县教体局将随机抽查。', 'should'],
    ['建设实验室30间，鼓励教师自制教具。', 'should', OPINION],
    ['每个教学点至少配备教师2名，鼓励退休教师支教。', 'should', OPINION],
    ['支持和帮助村小开足课程，推进城乡同步课堂。', 'should', OPINION],
    ['支持石渡一中扩建，建成实训楼2栋。', 'should', OPINION],
    ['会议要求，全县上下要守住安全底线。', 'should', NEWS],
    ['实施“强校”工程', 'should', { ...OPINION, role: 'heading' }],
    ['严格落实值守制度，确保不发生安全事故。', 'should', TASKS],
    ['加强食堂监管，每学期抽检2次。', 'should', { kind: 'plan', title: '石渡县校园食堂整治行动方案' }],
    [
      '（一）各成员单位密切配合，形成合力。',
      'should',
      { title: '关于同意建立校园安全联席会议制度的复函', status: 'reported' },
    ],
    ['望各单位认真组织。', 'should'],
    ['支持村小特色发展要因地制宜。', 'should', OPINION],
    ['县财政安排专项资金，支持村小改造。', 'should', OPINION],
    ['《通知》提出，健全控辍保学机制。', 'should', NEWS],
    ['《通知》提出，完善校园餐招标制度，加强陪餐管理。', 'should', NEWS],
    ['为了提高办学质量，完善教研制度。', 'should', OPINION],
    ['不要组织学生参加商业演出。', 'should'],
  ])

  cases('that encourages', [
    ['鼓励社会力量捐资助学。', 'encourage'],
    ['鼓励支持学校建设科技馆，重点建设15个。', 'encourage', OPINION],
    ['有条件的地方，鼓励开展集团化办学。', 'encourage', OPINION],
    ['支持高校在县域中学设立实践基地。', 'encourage', OPINION],
    ['引导和支持民办园普惠发展。', 'encourage', OPINION],
    ['提倡家长与孩子共读。', 'encourage'],
    ['国家鼓励企业捐赠校车。', 'encourage', LAW],
    ['鼓励教师跨校兼课，支持名师设立工作室，倡导资源共享。', 'encourage', OPINION],
    ['鼓励探索学位预警机制。', 'encourage', TASKS],
  ])

  cases('that allows', [
    ['成员单位可根据需要派员列席。', 'may'],
    ['各园可以延长离园时间。', 'may'],
    ['学校可为家长提供延时服务。', 'may'],
    ['家长可通过平台查询学区。', 'may', NEWS],
    ['其他学校可参照本通知执行，也可另行制定办法。', 'may'],
    ['县级人民政府可以采取购买服务等方式，鼓励和支持专业公司运营校车。', 'may', LAW],
    ['学生经测评合格的，可以免修相应课程。', 'may', LAW],
    ['监护人有权查阅行车记录。', 'may', LAW],
    ['已备案的培训机构不必重复提交材料。', 'may'],
    ['连续三年优秀的，无须复评。', 'may', LAW],
  ])

  cases('that plans', [
    ['2025年，学校拟投资600万元改造宿舍。', 'plan', REPORT],
    ['县教体局将会同有关部门开展督查。', 'plan', OPINION],
    ['本次展演将于下半年举行。', 'plan'],
    ['到2030年，建成60所特色学校。', 'plan', OPINION],
    ['2028年底前，全县大班额清零。', 'plan', OPINION],
    ['县三中计划9月动工，建成后可新增学位800个。', 'plan', REPORT],
    ['石渡县将从春季学期起试行弹性作息。', 'plan', NEWS],
    ['新学期预计招收新生3200名。', 'plan', NEWS],
    ['严格执行职业行为准则，失信行为一票否决。', 'plan', TASKS],
    ['高中阶段毛入学率稳定在97%。', 'plan', { kind: 'plan', title: '石渡县教育发展规划' }],
    ['启动教师周转房建设，新建4所幼儿园。', 'plan', TASKS],
    ['今年，我们将集中力量办好12件实事。', 'plan', REPORT],
    ['下一步，继续巩固控辍保学成果。', 'plan', REPORT],
    ['到“十五五”末，高中阶段毛入学率达到98%。', 'plan', OPINION],
  ])

  cases('that reports', [
    ['全县改造校舍31栋，新增学位2100个。', 'done', REPORT],
    ['47所学校已全部开通校车。', 'done', REPORT],
    ['会上，县委表彰了优秀教师20名。', 'done', NEWS],
    ['落实专项资金80万元，确保校车运行。', 'done', REPORT],
    ['支持乡镇学校建设资金300万元。', 'done', REPORT],
    ['到2023年，全县公办园占比达到56%。', 'done', REPORT],
    ['经县政府同意，现将实施方案印发给你们。', 'done'],
    ['同意设立石渡县青少年科学院。', 'done', { title: '关于同意设立青少年科学院的批复', status: 'reported' }],
    ['本办法自印发之日起施行，原《校车管理办法》同时废止。', 'done'],
    ['县一中荣获“文明校园”称号，奖励5万元。', 'done', { title: '关于表彰先进集体的决定', status: 'reported' }],
    ['经专家评审，确定石渡县等15个县为试点县。', 'done'],
    ['近年来，各地校舍条件明显改善。', 'done', OPINION],
    ['为了保障学生安全，根据有关法律，制定本条例。', 'done', LAW],
    ['项目每年可培训教师800人次。', 'done', REPORT],
    ['新建综合楼可容纳1200人，现已封顶。', 'done', REPORT],
  ])

  cases('that carries none', [
    ['本条例所称校车，是指接送学生上下学的七座以上载客汽车。', null, LAW],
    ['第三章 法律责任', null, { ...LAW, role: 'heading' }],
    ['石渡县教育体育局 2025年3月1日', null, { role: 'meta' }],
    ['关于做好开学工作必须抓紧的通知', null, { role: 'title' }],
    ['当前，城乡差距仍然突出。', null, OPINION],
    ['劳动教育是国民教育体系的重要内容。', null, OPINION],
    ['责任单位：县教体局、县财政局', null, { role: 'list' }],
    ['（责任部门：市教育局）', null, OPINION],
    ['小学 12 所 3400 人', null, { role: 'table' }],
    ['（三）泄露学生个人信息的；', null, { ...LAW, role: 'list' }],
    ['各区县教育局：', null],
    ['全县义务教育学校。', null],
    ['许明远 石渡县第二中学教师', null, { role: 'list' }],
  ])

  cases('is not taken from words that only look like it', [
    ['提高应急处置能力，推广应用智慧平台，适应新形势，响应群众关切，做好物资供应。', 'plan', TASKS],
    ['制定相应措施，应对突发事件。', 'plan', TASKS],
    ['落实纲要要求，突出重要内容，强化主要措施和必要条件。', 'plan', TASKS],
    ['可持续发展能力得到社会认可，办学许可更加规范。', 'done', REPORT],
    ['开展可比价格监测，建立可靠数据库。', 'done', REPORT],
    ['将足球纳入课程，把书法列入社团。', 'done', REPORT],
    ['将更多优质资源输送到村小。', 'done', REPORT],
    ['开展模拟法庭活动，拟定活动清单。', 'done', REPORT],
    ['聘请法治副校长12名，申请专项资金40万元。', 'done', REPORT],
    ['满足群众需要，做到按需施教、急需先办。', 'done', REPORT],
    ['交流教师占应交流人数的18%。', 'done', REPORT],
    ['约占应交流教师的12%。', 'done', REPORT],
    ['按照年度计划推进，完成投资4000万元。', 'done', REPORT],
    ['学校不必另设机构。', 'may'],
    ['参训教师获得许可证书后上岗。', 'should'],
    ['未按计划于去年投用的楼栋有3处。', 'done', REPORT],
    ['提高质量保证水平，用好履约保证金50万元。', 'done', REPORT],
    ['必须清醒看到，城乡差距仍然较大。', 'done', REPORT],
    ['也要看到，优质学位仍有缺口。', 'done', REPORT],
    ['音体美教师仍需补充。', 'done', REPORT],
    ['确保了校车安全运行。', 'done', REPORT],
    ['学校不得不临时停课2天。', 'done', REPORT],
    ['积极应对新形势，努力做到应改尽改。', 'plan', TASKS],
    ['全县将近40所学校完成改造。', 'done', REPORT],
    ['招生计划在网上公布。', 'done', REPORT],
    ['可以说，这是一次成功的探索。', 'done', REPORT],
    ['经有权机关批准后公布。', 'must', LAW],
    ['出台招生补充规定，举办培训班5期。', 'done', REPORT],
    ['按照上级要求，开展排查12次。', 'done', REPORT],
    ['在政策支持下，新增实训室5间。', 'done', REPORT],
    ['为了解学情，走访学生300人。', 'done', REPORT],
  ])

  cases('is not taken from quotations, titles, asides, conditions and attributes', [
    ['贯彻《关于严禁有偿补课必须从严处理的规定》，开展自查。', 'should'],
    ['落实“应助尽助、不得遗漏”要求，资助学生860人。', 'done', REPORT],
    ['填写申报表（须加盖公章）并寄至组委会。', 'should'],
    ['需要调整课表的，由教务处统一办理。', 'should'],
    ['应当公开而未公开的，可以责令改正。', 'may', LAW],
    ['如需延期，由县教体局研究办理。', 'should'],
    ['梳理应当履行的职责，形成清单。', 'done', REPORT],
    ['盘活可以利用的校舍21栋。', 'done', REPORT],
    ['整改必须解决的问题15个。', 'done', REPORT],
  ])

  cases('is what leads to it where it says nothing itself', [
    ['各校必须做到：值班人员到岗；台账齐全；', 'must', {}, '台账齐全'],
    ['2025年，县财政拟投入900万元；招生稳定在1200人上下。', 'plan', REPORT, '招生稳定'],
    ['各校必须自查；县教体局组织抽查。', 'should', {}, '组织抽查'],
    ['确保开学；新建食堂2个。', 'plan', TASKS, '新建食堂'],
    ['各校必须自查；鼓励家长参与监督。', 'encourage', {}, '鼓励'],
  ])

  it('is that of all sentences that a span reaches into', () => {
    const text = '鼓励家长参与；不得收取费用。'
    expect(strength(text, {}, '鼓励')).toBe('encourage')
    expect(strength(text, {}, '参与；不得')).toBe('encourage')
    expect(strength('完善制度；不得收取费用。', {}, '制度；不得')).toBe('must')
  })

  it('is that of the sentence whatever stands beside it', () => {
    const text = '各校要自查。县教体局拟组织抽查。家长可以列席。'
    expect(['自查', '抽查', '列席'].map((word) => strength(text, {}, word))).toEqual(['should', 'plan', 'may'])
  })

  it('is had of a paragraph of one word or bracket, as long as paragraphs are', () => {
    for (const word of ['应', '将', '可', '不', '（', '“', '鼓励', '可以的', '1人，']) {
      expect(strength(word.repeat(1500 / word.length)), word).toSatisfy(
        (found) => found === null || typeof found === 'string',
      )
    }
  })
})
