/** What is known of the sites people write on: where a page says who is written to, and how it sends. */

import type { Channel } from "../../../page/src/api";

/** A site; selectors are tried in their order, and a page that has none of it gives nothing. */
export interface Site {
  hosts: RegExp;
  channel: Channel;
  /** The part of the page around a box that belongs to its message; the whole page if it is not there. */
  around?: string;
  /** Who is written to: elements that name a person, nearest last. */
  recipient?: readonly string[];
  /** Messages, oldest first, in the part around the box. */
  messages?: Messages;
  /** What sends when it is pressed. */
  send: string;
  /** Which keys send. */
  sendKeys: "enter" | "ctrl+enter";
}

export interface Messages {
  /** One message. */
  each: string;
  /** What is said in it. */
  words: string;
  /** Which messages are the writer's own. */
  own?: string;
  /** Who says it; where it stands in no message, the one of the message before holds. */
  who?: string;
  /** An attribute of `words` or of the message that names who says it behind a time, as “[10:02, 26/11/2026] Ahmed: ”. */
  stamp?: string;
}

/** What a mail program quotes below a draft. */
export const QUOTED =
  '.gmail_quote, .gmail_quote_container, .gmail_extra, blockquote[type="cite"], #appendonsend, #divRplyFwdMsg, #divRplyFwdMsg ~ *, ' +
  '.moz-cite-prefix, .zmail_extra, .yahoo_quoted, .OutlookMessageHeader, [data-quoted="true"]';
/** What a mail program puts below a draft as signature. */
export const SIGNATURE =
  '.gmail_signature, [data-smartmail="gmail_signature"], #Signature, .moz-signature, .zmail_signature, [data-signature="true"], .hs-signature';

const SEND_NAMES = /^(?:send|send message|senden|envoyer|enviar|invia|发送|發送|送信)\b|^(?:发送|發送|送信)/i;

/** A site that nothing is known of: a button that is called “Send” in the form of the box. */
export const ANY: Site = { hosts: /./, channel: "other", send: "", sendKeys: "ctrl+enter" };

export const SITES: readonly Site[] = [
  {
    hosts: /^mail\.google\.com$/,
    channel: "email",
    around: '[role="dialog"], .AD, [role="main"]',
    recipient: ["[data-hovercard-id][data-name]", 'div[name="to"] [email]', ".gD[email]"],
    messages: { each: ".adn", words: ".a3s", who: ".gD[name]" },
    send: '.aoO[role="button"], [role="button"][data-tooltip^="Send"], [role="button"][data-tooltip^="发送"]',
    sendKeys: "ctrl+enter",
  },
  {
    hosts: /^(?:outlook\.(?:office(?:365)?|live)\.com|outlook\.cloud\.microsoft)$/,
    channel: "email",
    around: '[role="dialog"], [data-app-section="MailCompose"], [role="main"]',
    recipient: ['[aria-label="To"] [data-recipient-name]', '[aria-label="To"] [class*="personaName"]', '[aria-label^="From:"] [title]'],
    messages: { each: '[data-app-section="ConversationContainer"] [role="listitem"]', words: '[aria-label="Message body"][role="document"]', who: '[aria-label^="From:"] [title]' },
    send: 'button[aria-label="Send"], button[title^="Send ("], button[aria-label="发送"]',
    sendKeys: "ctrl+enter",
  },
  {
    hosts: /^web\.whatsapp\.com$/,
    channel: "whatsapp",
    around: "#main",
    recipient: ["header span[dir][title]"],
    messages: { each: ".message-in, .message-out", words: ".copyable-text .selectable-text", own: ".message-out", stamp: "data-pre-plain-text" },
    send: 'button[aria-label="Send"], button[aria-label="发送"], [data-icon="send"], [data-icon="wds-ic-send-filled"]',
    sendKeys: "enter",
  },
  {
    hosts: /(?:^|\.)linkedin\.com$/,
    channel: "linkedin",
    around: ".msg-convo-wrapper, .msg-overlay-conversation-bubble",
    recipient: [".msg-entity-lockup__entity-title", ".msg-overlay-bubble-header__title"],
    messages: {
      each: ".msg-s-event-listitem",
      words: ".msg-s-event-listitem__body",
      own: ":not(.msg-s-event-listitem--other)",
      who: ".msg-s-message-group__name",
    },
    send: ".msg-form__send-button, .msg-form__send-btn",
    sendKeys: "ctrl+enter",
  },
  {
    hosts: /(?:^|\.)(?:alibaba|made-in-china|globalsources|dhgate)\.com$/,
    channel: "other",
    around: ".im-chat, .chat-panel, .im-next-chat, .chat-window",
    recipient: [".contact-name", ".chat-header .name", ".im-header-name"],
    messages: { each: ".message-item", words: ".message-content, .session-rich-content", own: ".item-right, .self", who: ".message-author, .item-base-info .name" },
    send: ".send-tool-button, .im-send-button, button.send",
    sendKeys: "enter",
  },
  {
    hosts: /(?:^|\.)zoho\.(?:com|eu|in|com\.cn)$/,
    channel: "email",
    around: ".zmComposeWra, [role=\"dialog\"], .crm-compose",
    recipient: [".zmAddress [data-name]", ".crm-to [data-name]"],
    messages: { each: ".zmMailDetail", words: ".zmMailContent", who: ".zmSender" },
    send: 'button[data-action="send"], .zmSendBtn',
    sendKeys: "ctrl+enter",
  },
  {
    hosts: /(?:^|\.)hubspot\.com$/,
    channel: "email",
    around: '[data-test-id="email-composer"], [role="dialog"]',
    recipient: ['[data-test-id="recipient-chip"]'],
    messages: { each: '[data-test-id="email-message"]', words: '[data-test-id="email-body"]', who: '[data-test-id="email-sender"]' },
    send: '[data-test-id="send-email-button"]',
    sendKeys: "ctrl+enter",
  },
  { hosts: /(?:^|\.)(?:wx|web\.wechat|wechat|weixin)\.(?:qq\.)?com$/, channel: "wechat", send: ".btn_send", sendKeys: "enter" },
  { hosts: /^(?:mail|e)\.|(?:^|\.)(?:mail\.163|mail\.126|mail\.qq|mail\.yahoo|proton|fastmail)\.com$|^mail\.aliyun\.com$/, channel: "email", send: "", sendKeys: "ctrl+enter" },
];

/** The site of a host name. */
export function siteOf(host: string): Site {
  return SITES.find((site) => site.hosts.test(host)) ?? ANY;
}

/** Whether an element is what sends the message of a box on a site. */
export function sends(site: Site, element: Element, box: Element): boolean {
  if (site.send) {
    const button = element.closest(site.send);
    return button !== null && isBeside(button, box, site);
  }
  const button = element.closest('button, [role="button"], input[type="submit"]');
  if (!button) return false;
  const name = button.getAttribute("aria-label") ?? (button instanceof HTMLInputElement ? button.value : button.textContent) ?? "";
  return SEND_NAMES.test(name.trim()) && isBeside(button, box, site);
}

/** Whether a button belongs to the message of a box: nothing else that one can write in is nearer to it. */
function isBeside(button: Element, box: Element, site: Site): boolean {
  const around = site.around ? box.closest(site.around) : box.closest("form");
  return around ? around.contains(button) : true;
}
