import { describe, expect, it } from 'vitest'
import type { EntityKind } from '../../../graph/model.ts'
import { extractMentions } from '../../../ingest/extract/mentions/mentions.ts'
import { type Setting, segmented } from './segmented.ts'

/** Names of a kind in the order they stand in. */
function names(kind: EntityKind, texts: string | string[], setting?: Setting): string[] {
  const input = segmented([texts].flat(), setting)
  return extractMentions(input)
    .filter((mention) => mention.kind === kind)
    .map(({ block, start, end }) => input.blocks[block]!.paragraph.text.slice(start, end))
}

/** What the names of a kind stand for where the text gives a fuller name. */
const standing = (kind: EntityKind, texts: string[]): (string | null)[] =>
  extractMentions(segmented(texts))
    .filter((mention) => mention.kind === kind)
    .map(({ stands }) => stands)

describe('A school', () => {
  it.each([
    ['县一中、二中和县职业中专相继改造', ['县一中', '二中', '县职业中专']],
    ['撤并后的杉坪镇中心小学、望溪实验学校开学', ['杉坪镇中心小学', '望溪实验学校']],
    ['建成东湖幼儿园，支持县特殊教育学校扩建校舍', ['东湖幼儿园', '县特殊教育学校']],
    ['与华中师范大学教育学院开展合作', ['华中师范大学教育学院']],
    ['县一、二、三中实行错位发展', ['县一', '二', '三中']],
    ['由县机关幼儿园牵头', ['县机关幼儿园']],
    ['石渡一中和市二小结对', ['石渡一中', '市二小']],
  ])('is found in %s', (text, expected) => {
    expect(names('school', text)).toEqual(expected)
  })

  it.each([
    '义务教育阶段学校、乡镇中学和普通高中开齐课程',
    '各小学、公办幼儿园和民办学校要落实要求',
    '加强和改进中小学体育工作',
    '全面贯彻二十届二中、三中全会精神',
    '课间活动不少于一小时，其中一小部分学生',
    '帮助学校改善条件，检查学校食堂',
  ])('is not found where only a class of schools is spoken of: %s', (text) => {
    expect(names('school', text)).toEqual([])
  })

  it('stands for its full name where the text introduces a short one', () => {
    const texts = ['石渡县师范附属小学（以下简称“附小”）建于1956年。', '附小现有教学班30个。']
    expect(names('school', texts)).toEqual(['石渡县师范附属小学', '附小', '附小'])
    expect(standing('school', texts)).toEqual([null, '石渡县师范附属小学', '石渡县师范附属小学'])
  })

  it('is meant by 该校', () => {
    expect(names('school', '县二中迁入新址，该校面貌一新')).toEqual(['县二中', '该校'])
  })

  it('is no mention of its own inside a longer name', () => {
    expect(names('school', '县二中党总支被表彰，县三中宿舍楼项目开工')).toEqual([])
  })
})

describe('The short name of a division', () => {
  const qinghai = { title: '青海省工作总结', place: '青海省', code: '630000' }

  it('is a place where the segmenter sees a word, not inside another word', () => {
    expect(names('place', '与成都、长沙结对，保护黄河源', { place: null })).toEqual(['成都', '长沙'])
  })

  it('that is a word as well is a place only beside another place', () => {
    expect(names('place', '教室的采光和日照符合标准', { place: null })).toEqual([])
    expect(names('place', '青岛、日照两市先行', { place: null })).toEqual(['青岛', '日照'])
  })

  it('is known of a county of the same province', () => {
    expect(names('place', '建成尖扎至贵德的公路', qinghai)).toEqual(['尖扎', '贵德'])
    expect(names('place', '尖扎、民和、互助、共和试点', qinghai)).toEqual(['尖扎', '民和', '互助', '共和'])
    expect(names('place', '人民共和，邻里互助', qinghai)).toEqual([])
  })

  it('of a zone without a government is none', () => {
    expect(names('place', '支持湖光新区发展', qinghai)).toEqual([])
  })
})

describe('A regulation', () => {
  it('is named without its marks', () => {
    expect(names('regulation', '落实《教师资格条例》')).toEqual(['教师资格条例'])
  })

  it('takes the outer title where titles nest', () => {
    expect(names('regulation', '转发《关于印发〈校园安全管理办法〉的通知》')).toEqual([
      '关于印发〈校园安全管理办法〉的通知',
    ])
  })

  it.each(['石教发〔2024〕3号', '石教发[2024]3号', '石教发（2024）3 号', '石教发【2024】第3号'])(
    'has the number %s as a mention of its own, which stands for the title before it',
    (number) => {
      const texts = [`按照《课后服务管理办法》（${number}）执行`]
      expect(names('regulation', texts)).toEqual(['课后服务管理办法', number])
      expect(standing('regulation', texts)).toEqual([null, '课后服务管理办法'])
    },
  )

  it('does not take the verb before a number for its issuer', () => {
    expect(names('regulation', '根据国办发〔2015〕71号文件精神')).toEqual(['国办发〔2015〕71号'])
  })

  it('is found without marks when it is a law that is cited so, or a named plan', () => {
    expect(names('regulation', '违反义务教育法规定的，依照教育法处理')).toEqual(['义务教育法', '教育法'])
    expect(names('regulation', '编制乡镇幼儿园布点规划和县域高中建设规划')).toEqual([
      '乡镇幼儿园布点规划',
      '县域高中建设规划',
    ])
  })

  it('is not found in films, books and papers', () => {
    expect(names('regulation', '观看《长津湖》，《人民日报》报道了《乡村教育研究》')).toEqual([])
  })

  it('is meant by a short title that only one longer title ends in', () => {
    expect(standing('regulation', ['印发《石渡县校车安全实施方案》。', '各校要学习《实施方案》。'])).toEqual([
      null,
      '石渡县校车安全实施方案',
    ])
  })
})

describe('A programme', () => {
  it.each([
    ['推进“县管校聘”改革', ['“县管校聘”改革']],
    ['擦亮“红石榴”党建品牌', ['红石榴']],
    ['落实“双减”“五项管理”要求', ['双减', '五项管理']],
    ['实施农村薄弱学校改造提升工程，开展校园食品安全专项整治', ['农村薄弱学校改造提升工程', '校园食品安全专项整治']],
    ['开展群众身边不正之风和腐败问题集中整治', ['群众身边不正之风和腐败问题集中整治']],
    ['承办澄江市第三届中小学生运动会', ['澄江市第三届中小学生运动会']],
    ['举办澄江市第十二届少年读书节，开展非遗进校园活动', ['澄江市第十二届少年读书节', '非遗进校园活动']],
    ['举办“求索杯”教师基本功大赛', ['“求索杯”教师基本功大赛']],
    ['启动县四中迁建项目', ['县四中迁建项目']],
    ['实施“雨露计划”和高素质农民培育工程', ['雨露计划', '高素质农民培育工程']],
    ['推行碳积分兑换试点，获批国家课程数字化试点', ['碳积分兑换试点', '国家课程数字化试点']],
    ['加快石渡县国家绿色园区试点', ['国家绿色园区试点']],
    ['开展乡村校舍持续改善行动', ['乡村校舍持续改善行动']],
    ['实施师范学生定向支教计划，开展新一轮近视防控行动', ['师范学生定向支教计划', '近视防控行动']],
    ['实施方案通过后启动校园清风行动', ['校园清风行动']],
  ])('is found in %s', (text, expected) => {
    expect(names('program', text)).toEqual(expected)
  })

  it.each([
    '紧扣“办好人民满意的教育”目标',
    '对违规问题“零容忍”，破解“最后一公里”难题',
    '深化教育综合改革，健全安全管理制度，加强学校教学活动',
    '超计划招生的学校按原计划投资',
    '开展试点，做好教师管理试点工作，列为试点单位',
  ])('is not found in slogans and descriptions: %s', (text) => {
    expect(names('program', text)).toEqual([])
  })

  it('is not described by a law, which lays down what all have to set up', () => {
    expect(names('program', '幼儿园应当执行收费公示制度，落实食品留样制度', { kind: 'law' })).toEqual([])
  })

  it('is known again elsewhere in the document', () => {
    expect(names('program', ['深入实施教育强基三年行动。', '教育强基三年行动的经验'])).toEqual([
      '教育强基三年行动',
      '教育强基三年行动',
    ])
  })
})

describe('An agency', () => {
  it.each([
    ['县委、县政府和市教育局', ['县委', '县政府', '市教育局']],
    ['县市场监管局会同县人力资源和社会保障局检查', ['县市场监管局', '县人力资源和社会保障局']],
    ['教育部办公厅、国家发展改革委和中宣部', ['教育部办公厅', '国家发展改革委', '中宣部']],
    ['市教育局基础教育科、局办公室', ['市教育局基础教育科', '局办公室']],
    ['县人民医院与岭南重工集团签约', ['县人民医院', '岭南重工集团']],
    ['教育局局长出席', ['教育局']],
    ['市经济技术开发区管委会，云杉科技产业园区管委会', ['市经济技术开发区管委会', '云杉科技产业园区管委会']],
  ])('is found in %s', (text, expected) => {
    expect(names('agency', text)).toEqual(expected)
  })

  it.each([
    '各级人民政府和教育部门',
    '市、县人民政府应当',
    '各县（市、区）教育局',
    '财政部门、民政部门',
    '各开发区管委会、产业园区管委会',
  ])('is not found where a class is spoken of: %s', (text) => {
    expect(names('agency', text)).toEqual([])
  })
})

describe('A place', () => {
  it('is found by the list of divisions, and by its suffix where a name can begin', () => {
    expect(names('place', '赴湖南省长沙市招聘，在枫桥镇、石湾乡试点')).toEqual(['湖南省', '长沙市', '枫桥镇', '石湾乡'])
  })

  it('is found by its short name when the document is about it', () => {
    expect(names('place', '石渡的变化有目共睹')).toEqual(['石渡'])
  })

  it('does not begin with the classifier of a number', () => {
    expect(names('place', '改造7条国省干线公路，建成30座农牧区桥梁')).toEqual([])
  })

  it('is no mention of its own where the name of an office or a school goes on', () => {
    const text = '石渡公安分局到杉坪镇中心学校检查，中心学校校长介绍情况'
    expect(names('place', text)).toEqual([])
    expect(names('agency', text)).toEqual(['石渡公安分局'])
    expect(names('school', '杉坪镇中心学校校长介绍情况')).toEqual(['杉坪镇中心学校'])
  })

  it('is none of the words that only end like one', () => {
    expect(names('place', '全县城区和各乡镇、示范区、山区学校，上市企业')).toEqual([])
  })
})

describe('A person', () => {
  it.each([
    ['校长白若溪在会上发言', ['白若溪']],
    ['县一中钱小燕荣获表彰', ['钱小燕']],
    ['贺知远老师', ['贺知远']],
    ['学生尹星河、苗小雨参加比赛', ['尹星河', '苗小雨']],
    ['学生向云帆、华知秋同获“科学之星”称号', ['向云帆', '华知秋']],
    ['习近平总书记的重要讲话', ['习近平']],
    ['联系人：郑晓楠', ['郑晓楠']],
    ['祝云峰　县第一中学党委书记', ['祝云峰']],
  ])('is found in %s', (text, expected) => {
    expect(names('person', text)).toEqual(expected)
  })

  it.each([
    '校长和教师要带头',
    '学生高考成绩提高',
    '以习近平新时代中国特色社会主义思想为指导',
    '教师全员轮训',
    '学生宿舍、食堂',
    '东湖小学班额控制在45人，学生人数和宿舍面积增加',
    '学生成长、高考双双获得佳绩',
  ])('is not found in %s', (text) => {
    expect(names('person', text)).toEqual([])
  })
})

describe('An honour', () => {
  it.each([
    ['县职业中专获评全国教育系统先进集体', ['全国教育系统先进集体']],
    ['荣获“澄江市模范教师”称号', ['澄江市模范教师']],
    ['创建30所美育工作示范学校', ['美育工作示范学校']],
    ['创建省、市级示范性家长学校', ['省、市级示范性家长学校']],
  ])('is found in %s', (text, expected) => {
    expect(names('honour', text)).toEqual(expected)
  })

  it('is not found in studios and prizes', () => {
    expect(names('honour', '建设名师工作室5个，弘扬工匠精神')).toEqual([])
  })
})

describe('Mentions', () => {
  it('never overlap, and every rule says why', () => {
    const text =
      '石渡县教育体育局印发《石渡县“县管校聘”改革方案》（石教发〔2024〕3号），县一中校长祝云峰入选省“强师计划”，县二中党总支获评全国教育系统先进集体。'
    const found = extractMentions(segmented([text]))
    expect(found.length).toBeGreaterThan(6)
    found.forEach((mention, i) => {
      expect(mention.start).toBeGreaterThanOrEqual(found[i - 1]?.end ?? 0)
      expect(mention.end).toBeGreaterThan(mention.start)
    })
  })
})
