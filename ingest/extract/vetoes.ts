import type { Sentences } from '../../graph/sentences.ts'

/** Why what looked like a name, a figure or the right entity was not taken. */
const VETOES = {
  // One candidate against another.
  'inside-longer': {
    en: 'It lies inside a longer name: the longest name wins.',
    zh: '位于更长的名称之内：以最长的名称为准。',
  },
  'crosses-longer': {
    en: 'A longer name overlaps it: the longest name wins.',
    zh: '与更长的名称交叠：以最长的名称为准。',
  },
  'less-sure': {
    en: 'Another reading of the same length is surer.',
    zh: '另有同样长度而把握更大的读法。',
  },
  'came-later': {
    en: 'Another reading, as long and as sure, begins before it or was found first.',
    zh: '另有同样长度、同样把握的读法在先。',
  },
  'same-again': {
    en: 'Another rule has found the same name here.',
    zh: '另一条规则已在此处找到同一名称。',
  },
  // What the user's lexicon says.
  'users-word': {
    en: 'A word of your own lexicon stands here and wins.',
    zh: '自备词表中的词在此处，以其为准。',
  },
  'users-never': {
    en: 'Your own lexicon says that this word is never a mention.',
    zh: '自备词表写明该词不作提及。',
  },
  // Stretches that hold no names.
  work: {
    en: 'It stands inside 《》 around a work that is no document: a book, a film, a newspaper, a play.',
    zh: '位于《》之内，而《》中是书籍、影片、报刊、戏剧等作品，不是文件。',
  },
  doctrine: { en: 'It is part of the name of a doctrine.', zh: '属于思想理论的名称。' },
  congress: {
    en: 'It is part of the name of a congress or a plenary session.',
    zh: '属于党代会、全会等会议的名称。',
  },
  // What finders turn down.
  'another-word': {
    en: 'What follows makes it a part of another word or name (小学生, 学校教育, 中心工作, 南京路).',
    zh: '其后的字使它成为别的词或名称的一部分（小学生、学校教育、中心工作、南京路）。',
  },
  'inside-word': {
    en: 'It begins or ends inside another word.',
    zh: '它从另一个词的中间开始或结束。',
  },
  'holds-verb': {
    en: 'A verb, a number or a function word stands among its words: it is a phrase, no name.',
    zh: '其中有动词、数词或虚词：是短语，不是名称。',
  },
  'no-proper-name': {
    en: 'Nothing before the head noun can be a name of its own.',
    zh: '中心词之前没有可作专名的字词。',
  },
  'class-of-schools': {
    en: 'Any school of a class (农村中小学, 公办幼儿园): there is no proper name before the head noun.',
    zh: '泛指一类学校（农村中小学、公办幼儿园）：中心词之前没有专名。',
  },
  plenum: {
    en: 'A numeral behind 届 or 第 counts sessions and years, no schools.',
    zh: '“届”“第”之后的数字计会次、年级，不是学校。',
  },
  'class-of-bodies': {
    en: 'Any body of its kind (各级政府, 有关部门, 地方教育局): none is named.',
    zh: '泛指一类机构（各级政府、有关部门、地方教育局）：没有指明哪一个。',
  },
  'only-a-field': {
    en: 'The words before the head noun name a field or a level only, no body.',
    zh: '中心词之前只有领域或层级，不是具体机构。',
  },
  'no-place-or-level': {
    en: 'Neither a place nor a level opens it, and its head noun alone does not make a name.',
    zh: '开头既无地名也无层级，仅凭中心词不成名称。',
  },
  'no-division': {
    en: 'It ends like a division and is none (山区, 城区, 示范区, 各县).',
    zh: '结尾像行政区划而实非（山区、城区、示范区、各县）。',
  },
  'ordinary-word': {
    en: 'It is an everyday word as well (日照, 共和), and no other place stands beside it.',
    zh: '它也是普通词语（日照、共和），旁边又没有别的地名。',
  },
  'no-family-name': {
    en: 'It stands where a person may be named, but does not begin with a family name of the list.',
    zh: '此处可有人名，但开头不是姓氏表中的姓。',
  },
  'everyday-word': {
    en: 'The segmenter knows it as an everyday word, and nothing else shows a person.',
    zh: '分词认作普通词语，又无别的迹象表明是人名。',
  },
  'no-given-name': {
    en: 'What follows the family name cannot be a given name here.',
    zh: '姓氏之后的字在此不能是名字。',
  },
  'prize-rank': {
    en: 'A rank or a share in a contest (一等奖, 最佳组织奖) is no title.',
    zh: '比赛名次或单项奖（一等奖、最佳组织奖）不是荣誉称号。',
  },
  'not-conferred': {
    en: 'Nothing confers it here, no level opens it, and nobody is counted who has it.',
    zh: '此处未授予，开头没有层级，也没有计获得者。',
  },
  'vague-plan': {
    en: 'Any plan or rule of its kind (相关实施方案, 专项规划): no document is named.',
    zh: '泛指一类规划、规定（相关实施方案、专项规划）：没有指明文件。',
  },
  slogan: {
    en: 'The quotation is a slogan, an aim, a complaint or a technical term.',
    zh: '引号中是口号、目标、问题或术语。',
  },
  'no-name-in-quotes': {
    en: 'The quotation is a sentence, a phrase with 的, or too long or too short for a name that nothing explains.',
    zh: '引号中是句子、带“的”的短语，或长短都不像名称，又无说明。',
  },
  'only-generic': {
    en: 'It names a field, no programme (教育教学改革, 安全管理制度).',
    zh: '只说领域，不是具体项目（教育教学改革、安全管理制度）。',
  },
  'no-programme-plan': {
    en: 'The word 计划 is a verb here, or means a plan of intake, of teaching or of the year.',
    zh: '“计划”在此是动词，或指招生、教学、年度计划。',
  },
  'not-carried-out': {
    en: 'Nothing in the sentence carries it out or says that it is a programme.',
    zh: '句中没有实施它，也没有说明它是项目。',
  },
  'only-a-contest': {
    en: 'Neither a place, a level, an ordinal nor a list makes it one contest (校园歌手比赛).',
    zh: '没有地名、层级、届次或并列使它成为特定赛事（校园歌手比赛）。',
  },
  // Digits.
  'figure-in-name': { en: 'The digits belong to a name.', zh: '数字属于名称。' },
  'figure-masked': {
    en: 'The digits are a date, an ordinal, a span of time, an age, a code or part of a saying.',
    zh: '数字是日期、序号、时长、年龄、编码，或成语的一部分。',
  },
  'figure-states-nothing': {
    en: 'The number states nothing: it is a condition, a size, a scope, or counts arguments (三个方面).',
    zh: '数字不陈述数值：是条件、规格、范围，或只计论点（三个方面）。',
  },
  // Names of a mention.
  'fuller-name': {
    en: 'The document prints one fuller name that it abbreviates.',
    zh: '本文写有它所简称的全称。',
  },
  'several-fit': {
    en: 'It could abbreviate more than one name that the document prints: none is guessed.',
    zh: '本文有不止一个名称可以如此简称：不作猜测。',
  },
  'other-kind': {
    en: 'The document introduces this short name for something of another kind.',
    zh: '本文以此简称另一类事物。',
  },
  'other-place': {
    en: 'It belongs to another place than the one that this mention was read for.',
    zh: '它属于别的地方，与此处所述的地方不同。',
  },
  'other-sort': {
    en: 'It is of another kind.',
    zh: '属于另一类别。',
  },
  'other-thing': {
    en: 'Other words around it, or another form of the name, lead elsewhere here.',
    zh: '此处的上下文或名称的写法指向另一事物。',
  },
} as const satisfies Record<string, Sentences>

export type VetoId = keyof typeof VETOES

export const VETO_IDS = Object.keys(VETOES) as VetoId[]

export const vetoWhy = (id: VetoId): Sentences => VETOES[id]
