import { describe, expect, it } from 'vitest'
import { NOTICE, read } from './structured.ts'

describe('the head of a document', () => {
  it('gives number, issuer, date and place of a notice, its title over two lines', () => {
    expect(read(NOTICE).head).toEqual({
      title: '苇渡县教育局关于做好2024年秋季学期开学工作的通知',
      kind: 'notice',
      number: '苇教发〔2024〕16号',
      issuers: ['苇渡县教育局'],
      issuedOn: '2024-08-12',
      year: 2024,
      jurisdiction: { code: null, name: '苇渡县' },
    })
  })

  it.each([
    ['（湘教发〔2023〕7号）', '湘教发〔2023〕7号'],
    ['湘教发【2023】7号', '湘教发〔2023〕7号'],
    ['湘教发（2023）第7号', '湘教发〔2023〕7号'],
    ['文号：湘教发[2023] 7号', '湘教发〔2023〕7号'],
    ['教育部令第40号', '教育部令第40号'],
  ])('writes the number %s as %s', (line, number) => {
    expect(read(['关于印发工作规程的通知', line, '各有关单位：']).head.number).toBe(number)
  })

  it('names every issuer of a joint notice in signing order', () => {
    const { head } = read([
      '云州市教育局　云州市财政局',
      '关于下达课后服务补助资金的通知',
      '各区教育局、财政局：',
      '现将资金下达给你们。',
      '云州市教育局　　云州市财政局',
      '2024年3月5日',
    ])
    expect(head.title).toBe('云州市教育局 云州市财政局关于下达课后服务补助资金的通知')
    expect(head.issuers).toEqual(['云州市教育局', '云州市财政局'])
  })

  it('takes the last adoption or approval of a law as its date, not the day it comes into force', () => {
    const { head } = read([
      '岳阳市校外活动场所条例',
      '2019年8月16日 岳阳市第八届人民代表大会常务委员会第六次会议通过',
      '2019年9月27日 湖南省第十三届人民代表大会常务委员会第十二次会议批准',
      '2020年1月1日 施行',
      '第一条 为了规范校外活动场所管理，制定本条例。',
    ])
    expect(head).toMatchObject({
      kind: 'regulation',
      issuers: ['岳阳市人民代表大会常务委员会'],
      issuedOn: '2019-09-27',
      jurisdiction: { code: '430600', name: '岳阳市' },
    })
  })

  it('reads date and source of a news page from its byline and finds the school’s county in the text', () => {
    const { head } = read([
      '首页 > 校园动态',
      '校园里的“小农场”丰收了',
      '发布日期：2025-10-20 09:32　　来源：柳溪镇中心小学',
      '10月18日，苇渡县柳溪镇中心小学的学生们走进学校农场，收获了自己种下的红薯。',
    ])
    expect(head).toMatchObject({
      title: '校园里的“小农场”丰收了',
      kind: 'news',
      issuers: ['柳溪镇中心小学'],
      issuedOn: '2025-10-20',
      jurisdiction: { code: null, name: '苇渡县' },
    })
  })

  it('reads past the catalogue block of a government site', () => {
    const { head, pieces } = read([
      '索引号：000014349/2024-00001\t主题分类：教育',
      '发文机关：国务院办公厅',
      '成文日期：2024年03月01日',
      '标题：国务院办公厅关于推进学前教育普及普惠的意见',
      '国务院办公厅关于推进学前教育',
      '普及普惠的意见',
      '国办发〔2024〕7号',
      '各省、自治区、直辖市人民政府：',
      '为推进学前教育普及普惠，提出如下意见。',
    ])
    expect(head).toMatchObject({
      title: '国务院办公厅关于推进学前教育普及普惠的意见',
      number: '国办发〔2024〕7号',
      issuedOn: '2024-03-01',
      issuers: ['国务院办公厅'],
    })
    expect(pieces.map(({ role }) => role).join(' ')).toBe('meta meta meta meta title title meta body body')
  })

  it('gives a ministry’s paper no jurisdiction', () => {
    const { head } = read(['教育部办公厅关于开展教学视导的通知', '教基厅函〔2024〕3号', '各省教育厅：', '请组织实施。'])
    expect(head).toMatchObject({ issuers: ['教育部办公厅'], jurisdiction: null })
  })

  it('tells namesakes apart by the city that the text names', () => {
    const lines = ['鼓楼区教育局2024年工作要点', '围绕南京市教育高质量发展，做好以下工作。']
    expect(read(lines).head.jurisdiction).toEqual({ code: '320106', name: '鼓楼区' })
    expect(read(lines.slice(0, 1)).head.jurisdiction).toEqual({ code: null, name: '鼓楼区' })
  })

  it('names a text without title after its first clause, or after its file when that is too long', () => {
    const clause =
      '全县教育系统坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的教育方针，落实立德树人根本任务，办好人民满意的教育，各项工作取得新的成效'
    expect(read([`${clause}。`], { source: 'papers/工作简讯.txt' }).head.title).toBe('工作简讯')
    expect(read(['3月2日，全县教育工作会议召开。会议总结了去年工作，部署了今年任务。']).head.title).toBe(
      '3月2日，全县教育工作会议召开',
    )
  })

  it.each([
    ['news/20250923_全县秋季开学.txt', '2025-09-23'],
    ['law/云州市条例(2021-04-29).txt', '2021-04-29'],
    ['news/20251399.txt', null],
  ])('takes the date of a text that prints none from the name %s', (source, issuedOn) => {
    expect(read(['全县秋季学期顺利开学'], { source }).head.issuedOn).toBe(issuedOn)
  })

  it('believes the hints about a passage that was cut out of a document', () => {
    const { head } = read(['全县新建幼儿园3所。'], { title: '苇渡县2024年教育工作总结', date: '2025-01-08' })
    expect(head).toMatchObject({
      title: '苇渡县2024年教育工作总结',
      kind: 'report',
      issuedOn: '2025-01-08',
      year: 2025,
    })
  })
})
