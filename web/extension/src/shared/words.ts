/** What popup, options and failures say, in both languages. What cards say is in content/words.ts. */

import type { Failure, Language } from "./messages";

/** What is wrong, and what to do about it. */
export type Told = readonly [title: string, what: string];

const en = {
  name: "Draft Coach",
  failures: {
    offline: ["The coach does not answer", "Nobody answers at {address}. Start it with “coach serve”, or correct the address."],
    elsewhere: ["That is not the coach", "Something else answers at {address}. Correct the address: “coach serve” shows it."],
    token: ["A token is needed", "The coach at {address} wants a token, or refuses the one it got. Pair again: start it with “coach serve --pair” and type its code."],
    refused: ["The extension is not let in", "The coach at {address} does not let this extension in. Pair with it: coach serve --pair."],
    version: ["Coach and extension do not fit", "Update both, then start “coach serve” again."],
    "too-large": ["This text is too long for one check", "Check it in parts."],
    busy: ["The coach is busy", "It took too long or had too much to do. It is asked again with the next change."],
    failed: ["The coach could not do this", "Your text stays as it is. The window in which “coach serve” runs says more."],
    superseded: ["Checking …", ""],
    gone: ["The extension was updated", "Load this page again."],
  } as Record<Failure, Told>,
  /** More exactly, by failure and detail. */
  details: {
    "token no-code": ["No code is waiting", "A code works once and for ten minutes. Start “coach serve --pair” again for a new one."],
    "token wrong-code": ["That is not the code", "Type the eight signs that “coach serve --pair” shows. After five wrong ones start it again."],
    "token scope": ["This token may not do that", "Pair again, or have one made with: coach token create --scope check --scope rewrite --scope translate."],
    "refused permission": ["The browser does not let the extension reach the coach", "Press “Connect” and allow it for {address}."],
    "refused host": ["The coach answers on its own machine only", "Its address has to be http://127.0.0.1 or http://localhost with the port."],
    "version old": ["The coach is too old", "Update the coach, then start “coach serve” again."],
    "version new": ["The coach is newer than this extension", "Update the extension."],
    "elsewhere address": ["That is no address", "Type what “coach serve” shows, such as http://127.0.0.1:8000."],
    "busy slow": ["The coach takes too long", "Is the machine it runs on busy? Try again."],
    "failed no-chat": ["No line of a chat was recognised", "There has to be a name and a colon before each message."],
    "failed off": ["The coach is off on this site", "Switch it on in its window."],
  } as Partial<Record<string, Told>>,
  close: "Close",
  retry: "Try again",
};

export type ExtensionWords = typeof en;

const zh: ExtensionWords = {
  name: "Draft Coach",
  failures: {
    offline: ["检查服务没有回应", "{address} 没有回应。请用 coach serve 启动，或改正地址。"],
    elsewhere: ["这不是检查服务", "{address} 上是别的程序。请改成 coach serve 显示的地址。"],
    token: ["需要令牌", "{address} 需要令牌，或不接受现有的令牌。请用 coach serve --pair 启动，再输入配对码。"],
    refused: ["扩展没有获准", "{address} 不接受这个扩展。请先配对：coach serve --pair。"],
    version: ["服务与扩展的版本不合", "请都更新，再重新启动 coach serve。"],
    "too-large": ["文字太长，无法一次检查", "请分段检查。"],
    busy: ["服务正忙", "用时太久或请求太多。下次改动时会再试。"],
    failed: ["没能完成", "您的文字保持不变。运行 coach serve 的窗口里有说明。"],
    superseded: ["检查中…", ""],
    gone: ["扩展已更新", "请重新加载此页面。"],
  },
  details: {
    "token no-code": ["配对码已失效", "配对码十分钟内有效，只能用一次。请重新运行 coach serve --pair。"],
    "token wrong-code": ["配对码不对", "请输入 coach serve --pair 显示的八位码。错五次后须重新启动。"],
    "token scope": ["这个令牌权限不够", "请重新配对，或用 coach token create --scope check --scope rewrite --scope translate 另建一个。"],
    "refused permission": ["浏览器还不允许访问检查服务", "请点“连接”，并允许访问 {address}。"],
    "refused host": ["服务只在本机回应", "地址须是 http://127.0.0.1 或 http://localhost 加端口。"],
    "version old": ["服务版本太旧", "请更新后重新启动 coach serve。"],
    "version new": ["服务比扩展新", "请更新扩展。"],
    "elsewhere address": ["这不是地址", "请填 coach serve 显示的地址，例如 http://127.0.0.1:8000。"],
    "busy slow": ["服务用时太久", "运行它的电脑是否正忙？请重试。"],
    "failed no-chat": ["没有认出聊天内容", "每条消息前要有姓名和冒号。"],
    "failed off": ["此网站没有开启", "请在扩展窗口里开启。"],
  },
  close: "关闭",
  retry: "重试",
};

export const WORDS: Record<Language, ExtensionWords> = { en, zh };

/** What is wrong and what to do, as exactly as it is known. */
export function told(failure: Failure, detail: string | undefined, address: string, language: Language): Told {
  const words = WORDS[language];
  const [title, what] = words.details[`${failure} ${detail}`] ?? words.failures[failure];
  return [title, what.replace("{address}", address)];
}
