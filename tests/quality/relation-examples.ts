/**
 * What each rule of relations says, and what it must not say although the words come near. All sentences are invented; they
 * stand in a report of 石渡县 on 2024 unless their setting says otherwise.
 */
import type { Predicate, Status } from '../../graph/model.ts'
import type { Setting } from '../ingest/extract/segmented.ts'

/** `DOCUMENT` is the document itself, `SPEAKER` the place or school that it speaks for. */
export type Claim = [subject: string, predicate: Predicate, object: string, status: Status]

export type Example = { text: string | string[]; setting?: Setting; says: Claim[] }

/** `names` are found all the same: it is the relation that the words do not make. */
export type CounterExample = { text: string | string[]; setting?: Setting; names: string[] }

export type Examples = { says: Example[]; not: CounterExample[] }

const NOTICE: Setting = { kind: 'notice', status: 'required', title: '石渡县教育局关于做好2024年有关工作的通知' }

export const RELATION_EXAMPLES: Record<string, Examples> = {
  'relation-implements': {
    says: [
      {
        text: '认真落实《石渡县校外培训机构管理办法》，规范办学行为。',
        says: [['DOCUMENT', 'implements', '石渡县校外培训机构管理办法', 'reported']],
      },
      {
        text: '为深入贯彻落实《家庭教育促进法》，现就有关事项通知如下。',
        setting: NOTICE,
        says: [['DOCUMENT', 'implements', '家庭教育促进法', 'reported']],
      },
      {
        text: '严格执行《中小学课桌椅配备规范》和《石渡县校服管理规定》。',
        says: [
          ['DOCUMENT', 'implements', '中小学课桌椅配备规范', 'reported'],
          ['DOCUMENT', 'implements', '石渡县校服管理规定', 'reported'],
        ],
      },
    ],
    not: [
      { text: '检查发现，两所幼儿园未落实《托育机构消防安全指南》。', names: ['托育机构消防安全指南'] },
      { text: '会上解读了《石渡县职称评审办法》。', names: ['石渡县职称评审办法'] },
      { text: '督促各校落实《石渡县作业管理细则》。', names: ['石渡县作业管理细则'] },
    ],
  },
  'relation-implements-basis': {
    says: [
      {
        text: '根据《教师法》和《石渡县人才引进办法》，制定本细则。',
        setting: { kind: 'regulation', title: '石渡县教师招聘细则' },
        says: [
          ['DOCUMENT', 'implements', '教师法', 'reported'],
          ['DOCUMENT', 'implements', '石渡县人才引进办法', 'reported'],
        ],
      },
      {
        text: '根据《澄江市老旧校舍改造三年行动方案》精神，全县启动排查。',
        says: [['DOCUMENT', 'implements', '澄江市老旧校舍改造三年行动方案', 'reported']],
      },
      {
        text: '依据《澄江市学位供给规划》（澄教发〔2023〕7号），结合我县实际，制定本方案。',
        setting: { kind: 'plan', title: '石渡县学位供给实施方案' },
        says: [['DOCUMENT', 'implements', '澄江市学位供给规划', 'reported']],
      },
    ],
    not: [
      { text: '各学校根据《石渡县考勤办法》安排值班。', names: ['石渡县考勤办法'] },
      { text: '各学校根据《石渡县考勤办法》精神安排值班。', names: ['石渡县考勤办法'] },
      { text: '各学校根据《石渡县考勤办法》，结合本校实际排定课表。', names: ['石渡县考勤办法'] },
      { text: '对违规收费的，依据《价格违法行为处罚规定》处理。', names: ['价格违法行为处罚规定'] },
      { text: '根据县二中提议，《石渡县校友捐赠办法》另行印发。', names: ['县二中', '石渡县校友捐赠办法'] },
    ],
  },
  'relation-cites': {
    says: [
      {
        text: '《石渡县高中招生办法》第八条规定的条件不得更改。',
        setting: NOTICE,
        says: [['DOCUMENT', 'cites', '石渡县高中招生办法', 'reported']],
      },
      {
        text: '对照《石渡县督导评估标准》逐项自查。',
        says: [['DOCUMENT', 'cites', '石渡县督导评估标准', 'reported']],
      },
      {
        text: '你局《关于新建滨湖学校的请示》（石教〔2024〕31号）收悉。',
        setting: { kind: 'notice', title: '石渡县人民政府关于新建滨湖学校的批复' },
        says: [['DOCUMENT', 'cites', '关于新建滨湖学校的请示', 'reported']],
      },
      {
        text: '违反《石渡县校车管理规定》的，责令限期改正。',
        setting: { kind: 'regulation', title: '石渡县学生接送办法' },
        says: [['DOCUMENT', 'cites', '石渡县校车管理规定', 'reported']],
      },
    ],
    not: [
      { text: '该园未按《石渡县收费公示办法》公示。', names: ['石渡县收费公示办法'] },
      { text: '编印《石渡县家校共育指南》3000册。', names: ['石渡县家校共育指南'] },
      { text: '贯彻落实《石渡县督导评估标准》。', names: ['石渡县督导评估标准'] },
      { text: '县教育局起草《石渡县学前教育规划》。', names: ['县教育局', '石渡县学前教育规划'] },
    ],
  },
  'relation-repeals': {
    says: [
      {
        text: '《石渡县学籍管理暂行办法》（石教发〔2015〕9号）同时废止。',
        setting: { kind: 'regulation', title: '石渡县学籍管理办法' },
        says: [['DOCUMENT', 'repeals', '石渡县学籍管理暂行办法', 'reported']],
      },
      {
        text: '废止《石渡县寄宿生管理规定》。',
        setting: NOTICE,
        says: [['DOCUMENT', 'repeals', '石渡县寄宿生管理规定', 'reported']],
      },
      {
        text: '原《石渡县代课教师管理办法》自行失效。',
        setting: { kind: 'regulation', title: '石渡县临聘教师管理办法' },
        says: [['DOCUMENT', 'repeals', '石渡县代课教师管理办法', 'reported']],
      },
    ],
    not: [
      { text: '《石渡县学籍管理办法》自2024年9月1日起施行。', names: ['石渡县学籍管理办法'] },
      { text: '《石渡县寄宿生管理规定》继续有效。', names: ['石渡县寄宿生管理规定'] },
      { text: '按照《石渡县资产管理办法》报废旧课桌400套。', names: ['石渡县资产管理办法'] },
    ],
  },
  'relation-amends': {
    says: [
      {
        text: '修订《石渡县教师考核细则》，优化绩效分配。',
        setting: NOTICE,
        says: [['DOCUMENT', 'amends', '石渡县教师考核细则', 'required']],
      },
      {
        text: '对《石渡县校园安防标准》作如下修改：',
        setting: { kind: 'regulation', title: '石渡县人民政府关于修改《石渡县校园安防标准》的决定' },
        says: [['DOCUMENT', 'amends', '石渡县校园安防标准', 'reported']],
      },
      {
        text: '修改完善《石渡县中考加分办法》。',
        setting: NOTICE,
        says: [['DOCUMENT', 'amends', '石渡县中考加分办法', 'required']],
      },
    ],
    not: [
      { text: '制定《石渡县教师考核细则》，修缮校舍12栋。', names: ['石渡县教师考核细则'] },
      { text: '修订《石渡县教师职称评审办法》，破格评聘36人。', names: ['石渡县教师职称评审办法'] },
      { text: '组织教师学习修订后的课程标准和《石渡县教研规程》。', names: ['石渡县教研规程'] },
      { text: '落实《石渡县课程修订方案》。', names: ['石渡县课程修订方案'] },
    ],
  },
  'relation-issued': {
    says: [
      {
        text: '县教育局、县人社局联合印发《石渡县中小学岗位设置办法》。',
        says: [
          ['石渡县中小学岗位设置办法', 'issued_by', '县教育局', 'reported'],
          ['石渡县中小学岗位设置办法', 'issued_by', '县人社局', 'reported'],
        ],
      },
      {
        text: '县委办、县政府办印发的《石渡县教育人才引进办法》受到欢迎。',
        says: [
          ['石渡县教育人才引进办法', 'issued_by', '县委办', 'reported'],
          ['石渡县教育人才引进办法', 'issued_by', '县政府办', 'reported'],
        ],
      },
      {
        text: '近日，县政府出台《石渡县乡村教师住房保障办法》。',
        says: [['石渡县乡村教师住房保障办法', 'issued_by', '县政府', 'reported']],
      },
      {
        text: '组织学习教育部《幼儿园入学准备教育指南》。',
        says: [['幼儿园入学准备教育指南', 'issued_by', '教育部', 'reported']],
      },
    ],
    not: [
      { text: '县教育局转发《澄江市防溺水工作方案》。', names: ['县教育局', '澄江市防溺水工作方案'] },
      { text: '县教育局认真学习《澄江市美育工作方案》。', names: ['县教育局', '澄江市美育工作方案'] },
      { text: '县教育局召开会议解读《澄江市劳动教育方案》。', names: ['县教育局', '澄江市劳动教育方案'] },
    ],
  },
  'relation-signed': {
    says: [
      {
        text: ['现就寒假工作通知如下。', '各校要加强值班。', '石渡县教育局', '2024年1月12日'],
        setting: { ...NOTICE, roles: ['body', 'body', 'meta', 'meta'] },
        says: [['DOCUMENT', 'issued_by', '石渡县教育局', 'reported']],
      },
      {
        text: [
          '现将《石渡县控辍保学工作方案》印发给你们，请认真执行。',
          '请按时报送材料。',
          '石渡县人民政府办公室',
          '2024年3月8日',
        ],
        setting: { ...NOTICE, roles: ['body', 'body', 'meta', 'meta'] },
        says: [
          ['DOCUMENT', 'issued_by', '石渡县人民政府办公室', 'reported'],
          ['石渡县控辍保学工作方案', 'issued_by', '石渡县人民政府办公室', 'reported'],
        ],
      },
      {
        text: ['现转发《校园阅读工作方案》，请认真落实。', '请按时报送材料。', '石渡县教育局', '2024年4月2日'],
        setting: { ...NOTICE, roles: ['body', 'body', 'meta', 'meta'] },
        says: [['DOCUMENT', 'issued_by', '石渡县教育局', 'reported']],
      },
      {
        text: ['石渡县教育局关于开展教学开放周的通知', '各学校：'],
        setting: { kind: 'notice', title: '石渡县教育局关于开展教学开放周的通知', roles: ['title', 'body'] },
        says: [['DOCUMENT', 'issued_by', '石渡县教育局', 'reported']],
      },
    ],
    not: [
      {
        text: ['各校要加强值班。', '联系单位为石渡县教育局，电话另行公布。', '2024年1月12日'],
        setting: { ...NOTICE, roles: ['body', 'body', 'meta'] },
        names: ['石渡县教育局'],
      },
      {
        text: ['参会单位：', '石渡县教育局', '石渡县财政局', '会议室在三楼。'],
        setting: NOTICE,
        names: ['石渡县教育局', '石渡县财政局'],
      },
      {
        text: ['石渡县教育局2024年工作总结', '全年新建学校两所。'],
        setting: { title: '石渡县教育局2024年工作总结', roles: ['title', 'body'] },
        names: ['石渡县教育局'],
      },
    ],
  },
  'relation-awarded': {
    says: [
      {
        text: '县二中荣获“澄江市书香校园”称号。',
        says: [['县二中', 'awarded', '澄江市书香校园', 'reported']],
      },
      {
        text: '授予沈玉兰、何大川“石渡县优秀班主任”称号。',
        says: [
          ['沈玉兰', 'awarded', '石渡县优秀班主任', 'reported'],
          ['何大川', 'awarded', '石渡县优秀班主任', 'reported'],
        ],
      },
      {
        text: '我县成功创建江北省教育强县示范县。',
        says: [['SPEAKER', 'awarded', '江北省教育强县示范县', 'reported']],
      },
      {
        text: '邀请“石渡县最美教师”获得者沈玉兰作报告。',
        says: [['沈玉兰', 'awarded', '石渡县最美教师', 'reported']],
      },
      {
        text: '县一小管理规范，被省教育厅授予“江北省节水型学校”称号。',
        says: [['县一小', 'awarded', '江北省节水型学校', 'reported']],
      },
      {
        text: '县职中、县特殊教育学校被评为江北省平安校园。',
        says: [
          ['县职中', 'awarded', '江北省平安校园', 'reported'],
          ['县特殊教育学校', 'awarded', '江北省平安校园', 'reported'],
        ],
      },
    ],
    not: [
      { text: '县二中教师沈玉兰向“石渡县优秀班主任”颁奖。', names: ['县二中', '沈玉兰', '石渡县优秀班主任'] },
      { text: '县二中力争创成“澄江市书香校园”。', names: ['县二中', '澄江市书香校园'] },
      { text: '支持县职中争创江北省平安校园。', names: ['县职中', '江北省平安校园'] },
      { text: '县教育局组织评选“石渡县优秀班主任”。', names: ['县教育局', '石渡县优秀班主任'] },
      { text: '县二中向“石渡县优秀班主任”沈玉兰学习。', names: ['县二中', '石渡县优秀班主任'] },
      { text: '县一中入选“强基计划”试点。', names: ['县一中'] },
    ],
  },
  'relation-participates': {
    says: [
      {
        text: '县三中入选“青苗英才培养计划”。',
        says: [['县三中', 'participates_in', '青苗英才培养计划', 'reported']],
      },
      {
        text: '县一中、县二中参加澄江市中学生篮球联赛。',
        says: [
          ['县一中', 'participates_in', '澄江市中学生篮球联赛', 'reported'],
          ['县二中', 'participates_in', '澄江市中学生篮球联赛', 'reported'],
        ],
      },
      {
        text: '在澄江市青少年科技创新大赛中，县四小代表队获得团体第二名。',
        says: [['县四小', 'participates_in', '澄江市青少年科技创新大赛', 'reported']],
      },
      {
        text: '在澄江市中学生运动会上表现突出的县三中受到表扬。',
        says: [['县三中', 'participates_in', '澄江市中学生运动会', 'reported']],
      },
      {
        text: '市教育局公布“红色研学”项目名单，县二中、柳坝镇中心小学入选。',
        says: [
          ['县二中', 'participates_in', '“红色研学”项目', 'reported'],
          ['柳坝镇中心小学', 'participates_in', '“红色研学”项目', 'reported'],
        ],
      },
      {
        text: '县二中明年将纳入“云端教研”试点。',
        says: [['县二中', 'participates_in', '“云端教研”试点', 'planned']],
      },
      {
        text: '县职中在澄江市职业院校技能大赛中获一等奖4个。',
        says: [['县职中', 'participates_in', '澄江市职业院校技能大赛', 'reported']],
      },
    ],
    not: [
      { text: '县三中获评“澄江市绿色学校”。', names: ['县三中', '澄江市绿色学校'] },
      { text: '鼓励县三中参加澄江市中学生篮球联赛。', names: ['县三中', '澄江市中学生篮球联赛'] },
      { text: '市教育局公布“红色研学”项目名单，县二中召开座谈会。', names: ['“红色研学”项目', '县二中'] },
      { text: '在澄江市青少年科技创新大赛中，县四小校长致辞。', names: ['县四小', '澄江市青少年科技创新大赛'] },
      { text: '县教育局实施“青苗英才培养计划”。', names: ['县教育局', '青苗英才培养计划'] },
    ],
  },
  'relation-pilot': {
    says: [
      {
        text: '“晨读清单”行动在县一小、县三小列为试点。',
        says: [
          ['县一小', 'participates_in', '“晨读清单”行动', 'reported'],
          ['县三小', 'participates_in', '“晨读清单”行动', 'reported'],
        ],
      },
      {
        text: '“银龄讲学”项目率先在柳坝镇试行。',
        says: [['柳坝镇', 'participates_in', '“银龄讲学”项目', 'reported']],
      },
      {
        text: '柳坝镇“云端教研”试点成效明显。',
        says: [['柳坝镇', 'participates_in', '“云端教研”试点', 'reported']],
      },
      {
        text: '“共享教师”改革在县二中先行先试。',
        says: [['县二中', 'participates_in', '“共享教师”改革', 'reported']],
      },
    ],
    not: [
      { text: '“晨读清单”行动在县一小召开现场会。', names: ['“晨读清单”行动', '县一小'] },
      { text: '“共享教师”改革在县教育局指导下推进。', names: ['“共享教师”改革', '县教育局'] },
      { text: '“银龄讲学”项目启动，县二中先行布置宿舍。', names: ['“银龄讲学”项目', '县二中'] },
    ],
  },
  'relation-carries-out': {
    says: [
      {
        text: '深入实施“护苗成长”工程。',
        says: [['SPEAKER', 'carries_out', '“护苗成长”工程', 'reported']],
      },
      {
        text: '县教育局将启动“名师送教”行动。',
        says: [['县教育局', 'carries_out', '“名师送教”行动', 'planned']],
      },
      {
        text: '“午休躺睡”工程全面铺开。',
        says: [['SPEAKER', 'carries_out', '“午休躺睡”工程', 'reported']],
      },
      {
        text: '坚持把“双减”抓紧抓实。',
        says: [['SPEAKER', 'carries_out', '双减', 'reported']],
      },
      {
        text: '县一小“田园课堂”项目亮相省教育博览会。',
        says: [['县一小', 'carries_out', '“田园课堂”项目', 'reported']],
      },
      {
        text: '2025年，继续推进“校园净水”工程。',
        says: [['SPEAKER', 'carries_out', '“校园净水”工程', 'planned']],
      },
      {
        text: '县一小扎实推进“田园课堂”项目。',
        says: [['县一小', 'carries_out', '“田园课堂”项目', 'reported']],
      },
    ],
    not: [
      { text: '县一小获批“田园课堂”项目。', names: ['县一小', '“田园课堂”项目'] },
      { text: '在“护苗成长”工程深入推进的背景下，县教育局召开会议。', names: ['“护苗成长”工程', '县教育局'] },
      { text: '鼓励各校开展“名师送教”行动。', names: ['“名师送教”行动'] },
      { text: '部分学校“午休躺睡”工程全面铺开。', names: ['“午休躺睡”工程'] },
      { text: '各校把“双减”落到实处。', names: ['双减'] },
      { text: '县教育局总结“护苗成长”工程经验。', names: ['县教育局', '“护苗成长”工程'] },
      { text: '部分学校开展“午休躺睡”工程进度滞后。', names: ['“午休躺睡”工程'] },
      { text: '依托“午休躺睡”工程改善条件。', names: ['“午休躺睡”工程'] },
    ],
  },
  'relation-leads': {
    says: [
      {
        text: '实施“校园净水”工程。（牵头单位：县水利局；责任单位：县教育局）',
        says: [['县水利局', 'leads', '“校园净水”工程', 'reported']],
      },
      {
        text: '启动“名师送教”行动，由县教育局牵头。',
        says: [['县教育局', 'leads', '“名师送教”行动', 'reported']],
      },
      {
        text: '校园安全工作联席会议由多部门组成，县公安局为牵头单位。',
        says: [['县公安局', 'leads', '校园安全工作联席会议', 'reported']],
      },
      {
        text: '实施“百校焕新”工程。（县住建局牵头，县财政局按职责分工负责）',
        says: [['县住建局', 'leads', '“百校焕新”工程', 'reported']],
      },
      {
        text: '由县教育局牵头实施“数字课堂”行动。',
        says: [['县教育局', 'leads', '“数字课堂”行动', 'reported']],
      },
      {
        text: ['1.实施“学位扩容”工程。', '牵头单位：县发改局、县教育局'],
        says: [
          ['县发改局', 'leads', '“学位扩容”工程', 'reported'],
          ['县教育局', 'leads', '“学位扩容”工程', 'reported'],
        ],
      },
    ],
    not: [
      { text: '实施“校园净水”工程。（责任单位：县水利局）', names: ['“校园净水”工程', '县水利局'] },
      { text: '县教育局配合实施“数字课堂”行动。', names: ['县教育局', '“数字课堂”行动'] },
      { text: '实施“学位扩容”工程，在县发改局召开牵头会议。', names: ['“学位扩容”工程', '县发改局'] },
    ],
  },
  'relation-responsible': {
    says: [
      {
        text: '实施“校园净水”工程。（牵头单位：县水利局；责任单位：县教育局、县财政局）',
        says: [
          ['县教育局', 'responsible_for', '“校园净水”工程', 'reported'],
          ['县财政局', 'responsible_for', '“校园净水”工程', 'reported'],
        ],
      },
      {
        text: '由县教育局主办、县文化馆承办的“山花杯”朗诵大赛圆满落幕。',
        says: [
          ['县文化馆', 'responsible_for', '“山花杯”朗诵大赛', 'reported'],
          ['县教育局', 'responsible_for', '“山花杯”朗诵大赛', 'reported'],
        ],
      },
      {
        text: '实施“百校焕新”工程。（县住建局牵头，县财政局按职责分工负责）',
        says: [['县财政局', 'responsible_for', '“百校焕新”工程', 'reported']],
      },
      {
        text: '县教育局组织开展“山花杯”朗诵大赛。',
        says: [['县教育局', 'responsible_for', '“山花杯”朗诵大赛', 'reported']],
      },
      {
        text: '县体育局具体负责“阳光体育”工程。',
        says: [['县体育局', 'responsible_for', '“阳光体育”工程', 'reported']],
      },
    ],
    not: [
      { text: '实施“校园净水”工程。（配合单位：县公安局）', names: ['“校园净水”工程', '县公安局'] },
      { text: '鼓励县体育局组织“山花杯”朗诵大赛。', names: ['县体育局', '“山花杯”朗诵大赛'] },
      { text: '县教育局领导观摩“山花杯”朗诵大赛。', names: ['县教育局', '“山花杯”朗诵大赛'] },
      { text: '县体育局介绍“阳光体育”工程。', names: ['县体育局', '“阳光体育”工程'] },
    ],
  },
  'relation-targets': {
    says: [
      {
        text: '实施“暖冬校舍”工程，改造教室320间。',
        says: [['“暖冬校舍”工程', 'targets', '改造教室', 'reported']],
      },
      {
        text: '“银龄讲学”项目惠及学生4600人。',
        says: [['“银龄讲学”项目', 'targets', '“银龄讲学”项目惠及学生', 'reported']],
      },
      {
        text: '投资860万元建设研学基地项目。',
        says: [['研学基地项目', 'targets', '建设研学基地项目投资', 'reported']],
      },
      {
        text: '明年实施“护眼灯光”工程，力争覆盖学校42所。',
        says: [['“护眼灯光”工程', 'targets', '覆盖学校', 'planned']],
      },
      {
        text: '实施“学位扩容”工程，总投资2.4亿元。',
        says: [['“学位扩容”工程', 'targets', '总投资', 'reported']],
      },
    ],
    not: [
      { text: '实施“暖冬校舍”工程；全县高考本科上线率58.2%。', names: ['“暖冬校舍”工程'] },
      { text: '实施“暖冬校舍”工程，县一中高考本科上线312人。', names: ['“暖冬校舍”工程', '县一中'] },
      { text: '县二中在澄江市技能大赛中摘得金牌2枚。', names: ['县二中', '澄江市技能大赛'] },
      { text: '实施“银龄讲学”项目，财政教育支出达到7.1亿元。', names: ['“银龄讲学”项目'] },
      { text: '推进“暖冬校舍”工程和“学位扩容”工程，新增学位900个。', names: ['“暖冬校舍”工程', '“学位扩容”工程'] },
    ],
  },
  'relation-part': {
    says: [
      {
        text: '把“晨读清单”行动作为书香石渡工程的重要内容。',
        says: [['“晨读清单”行动', 'part_of', '书香石渡工程', 'reported']],
      },
      {
        text: '落实《石渡县素养提升方案》提出的“五项行动”。',
        says: [['五项行动', 'part_of', '石渡县素养提升方案', 'reported']],
      },
      {
        text: '“晨读清单”行动中的“亲子共读”活动受到欢迎。',
        says: [['“亲子共读”活动', 'part_of', '“晨读清单”行动', 'reported']],
      },
    ],
    not: [
      { text: '推进“晨读清单”行动和“书香石渡”工程。', names: ['“晨读清单”行动', '“书香石渡”工程'] },
      { text: '“晨读清单”行动与“书香石渡”工程同步推进。', names: ['“晨读清单”行动', '“书香石渡”工程'] },
      { text: '依托“书香石渡”工程开展“晨读清单”行动。', names: ['“书香石渡”工程', '“晨读清单”行动'] },
    ],
  },
  'relation-located': {
    says: [
      {
        text: '滨河实验小学位于城关街道。',
        says: [['滨河实验小学', 'located_in', '城关街道', 'reported']],
      },
      {
        text: '坐落于柳坝镇的翠屏中学完成搬迁。',
        says: [['翠屏中学', 'located_in', '柳坝镇', 'reported']],
      },
      {
        text: '教师宿舍建到了柳坝镇最偏远的翠屏中学。',
        says: [['翠屏中学', 'located_in', '柳坝镇', 'reported']],
      },
      {
        text: '翠屏中学地址：江北省澄江市建设路8号，邮编另附。',
        says: [
          ['翠屏中学', 'located_in', '江北省', 'reported'],
          ['翠屏中学', 'located_in', '澄江市', 'reported'],
        ],
      },
      {
        text: '澄江市：滨河实验小学、翠屏中学',
        says: [
          ['滨河实验小学', 'located_in', '澄江市', 'reported'],
          ['翠屏中学', 'located_in', '澄江市', 'reported'],
        ],
      },
    ],
    not: [
      { text: '柳坝镇中心小学举行开学典礼。', names: ['柳坝镇中心小学'] },
      { text: '翠屏中学师生赴柳坝镇开展研学。', names: ['翠屏中学', '柳坝镇'] },
      { text: '柳坝镇领导慰问翠屏中学教师。', names: ['柳坝镇', '翠屏中学'] },
    ],
  },
}
