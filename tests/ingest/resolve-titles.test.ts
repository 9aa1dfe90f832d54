import { describe, expect, it } from 'vitest'
import { entityId } from '../../ingest/resolve/entity-id.ts'
import { graphOf, names } from './marked-paper.ts'

describe('documents', () => {
  it('are one by title and by the number printed beside it', () => {
    const { entities, mentions } = graphOf([
      '按照《{regulation 云州市校车管理办法}》（{regulation 云教发[2023]9号}）执行。',
      '{regulation 云教发〔2023〕9号}另有规定。',
    ])
    const office = entities.find(({ name }) => name === '云州市校车管理办法')
    expect(mentions.map(({ entityId: id }) => id)).toEqual([office?.id, office?.id, office?.id])
    expect(office?.attributes).toEqual({ number: '云教发〔2023〕9号' })
    expect(office?.jurisdiction).toBeNull()
  })

  it('by a number alone are named by it', () => {
    expect(names(['落实{regulation 云教发［2023］9 号}要求。'])).toEqual(['云教发〔2023〕9号'])
  })

  it('by a short title are the one cited last that ends in it', () => {
    expect(
      names([
        '《{regulation 云州市家庭困难学生资助实施细则}》印发后，依据《{regulation 实施细则}》，修订《{regulation 云州市奖学金实施细则}》。',
        '《{regulation 实施细则}》',
      ]),
    ).toEqual([
      '云州市家庭困难学生资助实施细则',
      '云州市家庭困难学生资助实施细则',
      '云州市奖学金实施细则',
      '云州市奖学金实施细则',
    ])
  })

  it('by an introduced name are the one introduced', () => {
    expect(
      names([
        '《{regulation 苇渡县集团化办学三年行动方案}》（以下简称《{regulation 方案}》）与《{regulation 云州市托育方案}》衔接。',
        '推动《{regulation 方案}》落地。',
      ])[3],
    ).toBe('苇渡县集团化办学三年行动方案')
  })

  it('that are national laws get their full title', () => {
    expect(names(['{regulation 义务教育法}', '{regulation 中华人民共和国义务教育法}'])).toEqual([
      '中华人民共和国义务教育法',
      '中华人民共和国义务教育法',
    ])
    expect(names(['{regulation 苇渡县校车管理办法}'])).toEqual(['苇渡县校车管理办法'])
  })

  it('sent with a notice are the notice’s own entity', () => {
    const { entities, mentions } = graphOf(['《{regulation 苇渡县校车管理办法}》'], {
      title: '苇渡县教育局关于印发《苇渡县校车管理办法》的通知',
      number: '苇教发〔2024〕5号',
    })
    expect(entities.find(({ id }) => id === mentions[0]?.entityId)).toMatchObject({
      id: entityId('regulation', '苇渡县校车管理办法', null),
      aliases: [{ name: '苇教发〔2024〕5号' }, { name: '苇渡县教育局关于印发《苇渡县校车管理办法》的通知' }],
    })
  })

  it('cited as the notice that sent them are what it sent, but a forwarding notice is itself', () => {
    expect(
      names([
        '《{regulation 中共中央办公厅 国务院办公厅印发〈关于深化教育督导体制机制改革的意见〉}》',
        '《{regulation 苇渡县教育局关于印发〈苇渡县校车管理办法〉的通知}》',
        '《{regulation 关于转发〈云州市校车管理办法〉的通知}》',
      ]),
    ).toEqual(['关于深化教育督导体制机制改革的意见', '苇渡县校车管理办法', '关于转发《云州市校车管理办法》的通知'])
  })

  it('of a generic title that nothing explains stay inside their paper', () => {
    const [first, second] = ['a', 'b'].map(
      (hash) => graphOf(['完善《{regulation 实施方案}》'], { hash }).mentions[0]?.entityId,
    )
    expect(first).not.toBe(second)
  })
})

describe('programmes', () => {
  it('are one with and without quotation marks and head noun, under the fuller name', () => {
    expect(
      names(['推进“{program 县管校聘}”，深化{program “县管校聘”改革}，完善{program “县管校聘”管理机制}。']),
    ).toEqual(['“县管校聘”改革', '“县管校聘”改革', '“县管校聘”改革'])
  })

  it('keep what tells them apart', () => {
    expect(names(['{program “互联网+”平台}、{program “互联网+”美育网络资源共享平台}'])[1]).toBe(
      '“互联网+”美育网络资源共享平台',
    )
  })

  it('of a list of building projects share its last noun', () => {
    expect(names(['推进{program 柳溪小学新建}、{program 城北小学改扩建}和{program 城南幼儿园迁建项目}。'])).toEqual([
      '柳溪小学新建项目',
      '城北小学改扩建项目',
      '城南幼儿园迁建项目',
    ])
  })

  it('of 全市 are the city’s', () => {
    expect(names(['{program 全市中小学合唱比赛}'], { place: '岳阳县' })).toEqual(['岳阳市中小学合唱比赛'])
  })

  it('are the same in every paper, but projects of a county’s school are not', () => {
    const idIn = (place: string, line: string) => graphOf([line], { place }).mentions[0]?.entityId
    expect(idIn('岳阳县', '{program 双减}')).toBe(idIn('华容县', '{program 双减}'))
    expect(idIn('岳阳县', '{program 县三中迁建项目}')).not.toBe(idIn('华容县', '{program 县三中迁建项目}'))
  })
})

describe('places, persons and honours', () => {
  it('of places get their full name', () => {
    expect(names(['{place 福州}、{place 四川}、{place 苇渡}、{place 柳溪镇}'])).toEqual([
      '福州市',
      '四川省',
      '苇渡县',
      '苇渡县柳溪镇',
    ])
  })

  it('of a province’s paper mean the province where a prefecture has the same short name', () => {
    expect(names(['{place 海南}'], { place: '海南省' })).toEqual(['海南省'])
  })

  it('of persons lose the space that justifies them', () => {
    expect(names(['{person 刘　芬}'])).toEqual(['刘芬'])
  })

  it('of honours say whose 全省 and 全县 are', () => {
    expect(names(['{honour 全省教育系统先进集体}、{honour 省、市级示范性家长学校}'], { place: '岳阳县' })).toEqual([
      '湖南省教育系统先进集体',
      '省、市级示范性家长学校',
    ])
  })
})
