/** Where the words end that a reader is to act on, and the name of the writer begins. */

const FAREWELL = new RegExp(
  "^(?:(?:(?:with|my|our) )*(?:(?:best|kind|kindest|warm|warmest|many) )?(?:regards|wishes)|best|" +
    "(?:yours |very |most )*(?:sincerely|faithfully|truly)(?: yours)?|yours|cheers|b\\.?r\\.?s?|brgds|rgds|" +
    "(?:many |best )?thanks(?: (?:a lot|again|and (?:best |kind )?regards))?|thank you(?: very much| again)?|" +
    "此致|敬礼|顺?祝.{1,8}|顺颂.{1,6}|敬上|谢谢.?|多谢|感谢|敬请.{1,6})[\\s,.!，。！]*$",
  "i",
);
/** What stands under a farewell: a name, a post, a company, a way to reach it. */
const SENTENCE = /[?？。！!]\s*$|[a-z]{2}\.\s*$/;
const COMPANY = /\b(?:ltd|co|inc|corp|llc|gmbh|tel|ext)\.\s*$/i;
const POSTSCRIPT = /^\s*(?:p\.?\s?s\b|又及|附[：:])/i;
const NAME = /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}$/u;
const SURNAMES =
  "王李张刘陈杨黄赵周吴徐孙朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程苏魏吕丁沈姚卢姜崔" +
  "钟谭陆汪范石廖贾夏韦傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵钱严武戴莫孔";
const NAME_ZH = new RegExp(`^(?!周[一二三四五六日天末])[${SURNAMES}]\\p{Script=Han}{1,2}(?: ?(?:经理|总监|敬上))?$`, "u");
const MOST_LINES = 10;
const LONGEST_LINE = 70;

/** The place at which the signature of a message begins; null where there is none. */
export function signatureStart(text: string): number | null {
  let begin: number | null = null;
  let under = 0;
  for (const { start, words } of linesOf(text).reverse()) {
    if (FAREWELL.test(words)) begin = start;
    else if (begin !== null || ++under > MOST_LINES || !standsUnder(words)) break;
  }
  return begin ?? nameStart(text);
}

/** A name alone in the last paragraph. */
function nameStart(text: string): number | null {
  const last = linesOf(text).at(-1);
  if (!last) return null;
  const before = text.slice(0, last.start).trimEnd();
  const isApart = /\n\s*\n\s*$/.test(text.slice(0, last.start)) || /[.。!！?？]$/.test(before);
  const isName = NAME.test(last.words) || NAME_ZH.test(last.words);
  return before && isApart && isName ? last.start : null;
}

function standsUnder(words: string): boolean {
  if (words.length > LONGEST_LINE || POSTSCRIPT.test(words)) return false;
  return COMPANY.test(words) || !SENTENCE.test(words);
}

/** The lines that are not empty, with the place of their first letter. */
function linesOf(text: string): { start: number; words: string }[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const words = line.trim();
    return words ? [{ start: index + line.indexOf(words), words }] : [];
  });
}
