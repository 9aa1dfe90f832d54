export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string }

const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"\?>\n/
const TAG = /<(\/?)([A-Za-z][\w.]*)((?: [A-Za-z][\w.]*="[^"<>]*")*)(\/?)>|([^<>]+)/y
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#13;': '\r' }

/** A strict reader of plain XML (elements, attributes, text): anything else is an error. */
export function parseXml(xml: string): Element {
  const declaration = DECLARATION.exec(xml)
  if (!declaration) throw new Error('no XML declaration')
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml))
    throw new Error('not a character of XML')
  const top: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [top]
  for (let at = declaration[0].length; at < xml.length; ) {
    TAG.lastIndex = at
    const match = TAG.exec(xml)
    if (!match) throw new Error(`not well-formed at ${xml.slice(at, at + 40)}`)
    const [piece, closing, name, attributes, empty, text] = match
    at += piece.length
    const inner = open.at(-1)!
    if (text !== undefined) inner.text += decoded(text)
    else if (closing) {
      if (open.pop()!.name !== name) throw new Error(`</${name}> closes another element`)
    } else {
      const element = { name: name!, attributes: attributesOf(attributes!), children: [], text: '' }
      inner.children.push(element)
      if (!empty) open.push(element)
    }
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error('not one whole element')
  return top.children[0]!
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([\w.]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decoded(value!)]))

function decoded(text: string): string {
  return text.replace(/&[^;]*;?/g, (entity) => {
    const character = ENTITIES[entity]
    if (character === undefined) throw new Error(`unknown entity ${entity}`)
    return character
  })
}
