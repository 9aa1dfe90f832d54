import { describe, expect, it } from 'vitest'
import { entityId } from '../../ingest/resolve/entity-id.ts'
import { programCore } from '../../ingest/resolve/program-name.ts'

describe('The name of a programme', () => {
  it.each([
    ['“县管校聘”改革', '县管校聘'],
    ['“县管校聘”管理改革', '县管校聘'],
    ['县管校聘', '县管校聘'],
    ['“青蓝”工程', '青蓝'],
    ['“双减”和高考综合改革', '双减和高考综合改革'],
    ['乡村教师“牵手”计划', '乡村教师牵手计划'],
    ['营养改善计划', '营养改善计划'],
  ])('of %s means %s, in every document', (name, core) => {
    expect(programCore(name)).toBe(core)
    expect(entityId('program', name, null)).toBe(entityId('program', core, null))
  })

  it('keeps programmes of different names, and other kinds with quotation marks, apart', () => {
    expect(entityId('program', '“青蓝”工程', null)).not.toBe(entityId('program', '“红烛”工程', null))
    expect(entityId('honour', '“优秀”奖', null)).not.toBe(entityId('honour', '优秀', null))
  })
})
