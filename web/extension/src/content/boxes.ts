/** Which elements are boxes that the coach may read. Nothing here reads what stands in them. */

/** A box: plain (textarea, input) or rich (the root of what can be edited). */
export type Box = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

/** What people search with, in many languages. */
const SEARCH = /\b(?:search|suche|recherche|buscar|cerca|pesquis)|поиск|搜索|查找|搜尋|検索/i;
/** What people sign in or pay with; a word in the name of a field, not in what a chat is called. */
const SECRET =
  /passw|user-?name|\blogin\b|\bpwd\b|passcode|\bpin\b|密码|密碼|\botp\b|one-?time|验证码|secret|token|api-?key|card-?n|card number|credit|\bcvv|\bcvc|\bccv|\bcsc\b|卡号|iban|\bssn\b|routing-?number/i;
const PRIVATE_AUTOCOMPLETE = /^cc-|\bcc-|password|one-time-code|username|webauthn/i;
const PRIVATE_ROLES = new Set(["searchbox", "combobox", "spinbutton"]);
/** Editors of program code. */
const CODE = ".cm-content, .CodeMirror, .monaco-editor, .ace_editor";
/** A box lower or narrower than this is where a code editor or a grid hides its keyboard. */
const LEAST_SIDE = 14;

/** Fields that have once been passwords stay unread, also when the page shows what is in them. */
const secrets = new WeakSet<Element>();

/** Remember the fields that are passwords now, before a page shows what is in them. */
export function noteSecrets(): void {
  for (const field of document.querySelectorAll('input[type="password"]')) secrets.add(field);
}

/** The box around a node, or null if there is none that may be read. */
export function boxAt(node: EventTarget | null): Box | null {
  if (!(node instanceof Element)) return node instanceof Document ? designed(node) : null;
  if (node instanceof HTMLInputElement) return isPlain(node) ? node : null;
  if (node instanceof HTMLTextAreaElement) return isPlain(node) ? node : null;
  const root = node instanceof HTMLElement ? rootOf(node) : null;
  return root && mayRead(root) && !isReadOnly(root) ? root : null;
}

/** Whether a box that was found before may still be read. */
export function isOpen(box: Box): boolean {
  return box.isConnected && boxAt(box) === box;
}

/** Whether it is a field of one line, such as a subject. */
export function isLine(box: Box): box is HTMLInputElement {
  return box instanceof HTMLInputElement;
}

export function isField(box: Box): box is HTMLTextAreaElement | HTMLInputElement {
  return box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;
}

/** The element that has the keyboard, also within shadow roots. */
export function focusedElement(): Element | null {
  let element = document.activeElement;
  for (let root = shadowOf(element); root?.activeElement; root = shadowOf(element)) element = root.activeElement;
  return element;
}

/** The shadow root of an element, open or closed. */
export function shadowOf(element: Element | null): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null;
  return element.shadowRoot ?? closedShadow(element);
}

function closedShadow(element: HTMLElement): ShadowRoot | null {
  if (!element.localName.includes("-") && !MAY_HOST.has(element.localName)) return null;
  const { dom } = chrome as { dom?: typeof chrome.dom }; // Chromium has it here, Firefox at the element
  return dom ? dom.openOrClosedShadowRoot(element) : ((element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null);
}

const MAY_HOST = new Set(["div", "span", "section", "article", "main", "aside", "p", "body", "header", "footer", "nav"]);

/** A whole document that can be edited, as the iframe of an older editor is. */
function designed(page: Document): Box | null {
  return page.designMode === "on" && page.body ? page.body : null;
}

function rootOf(element: HTMLElement): HTMLElement | null {
  const page = element.ownerDocument;
  if (page.designMode === "on") return page.body;
  if (!element.isContentEditable) return null;
  let root = element;
  while (root.parentElement?.isContentEditable) root = root.parentElement;
  return root;
}

function isPlain(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  if (field.type === "password") secrets.add(field);
  const fits = field instanceof HTMLTextAreaElement || field.type === "text";
  return fits && !field.readOnly && !field.disabled && mayRead(field);
}

function mayRead(box: HTMLElement): boolean {
  if (secrets.has(box) || PRIVATE_ROLES.has(box.getAttribute("role") ?? "")) return false;
  if (PRIVATE_AUTOCOMPLETE.test(box.getAttribute("autocomplete") ?? "")) return false;
  if (box.closest(`[role="search"], [data-draft-coach="off"], ${CODE}`)) return false;
  if (box.offsetHeight < LEAST_SIDE || box.offsetWidth < LEAST_SIDE) return false;
  return !names(box).some((name) => SEARCH.test(name) || (isField(box) && SECRET.test(name)));
}

function isReadOnly(box: HTMLElement): boolean {
  return box.getAttribute("aria-readonly") === "true" || box.getAttribute("aria-disabled") === "true";
}

/** What the page calls a box; a rich box goes by its label alone, for its ids are often generated. */
function names(box: HTMLElement): string[] {
  const said = ["aria-label", "placeholder", "aria-placeholder", "title"].map((name) => box.getAttribute(name) ?? "");
  if (!isField(box)) return said;
  const labels = [...(box.labels ?? [])].map((label) => label.textContent ?? "");
  return [...said, ...labels, box.name, box.id];
}
