import { describe, expect, it } from "vitest";

import { asHtml, blocksOf } from "../src/richtext";

const html = (text: string) => asHtml(blocksOf(text)).replace(/\n/g, "");

describe("rich text", () => {
  it("keeps paragraphs and line breaks", () => {
    expect(html("Dear Bob,\n\nThe goods left.\r\nThey arrive soon.\n \n\nBest,\nLin")).toBe(
      "<p>Dear Bob,</p><p>The goods left.<br>They arrive soon.</p><p>Best,<br>Lin</p>",
    );
  });

  it("makes lists of entries that follow each other", () => {
    expect(html("Please send:\n- the marks\n- the PO\nThanks.")).toBe(
      "<p>Please send:</p><ul><li>the marks</li><li>the PO</li></ul><p>Thanks.</p>",
    );
    expect(html("1. one\n2. two")).toBe("<ol><li>one</li><li>two</li></ol>");
    expect(html("3) three\n4) four")).toBe('<ol start="3"><li>three</li><li>four</li></ol>');
    expect(html("1、单价\n2、交期")).toBe("<ol><li>单价</li><li>交期</li></ol>");
    expect(html("（1）单价\n（2）交期")).toBe("<ol><li>单价</li><li>交期</li></ol>");
  });

  it("leaves alone what only looks like a list", () => {
    for (const text of ["1.5 mm\n2.5 mm", "10,000 pcs\n20,000 pcs", "- 5 °C at night", "1. one\n3. three", "-5\n-6"]) {
      expect(html(text)).toBe(`<p>${text.replace("\n", "<br>")}</p>`);
    }
    expect(html("5 December\n6 December")).toBe("<p>5 December<br>6 December</p>");
  });

  it("keeps figures: a list never counts otherwise than the draft", () => {
    const text = "1. USD 5\n2. USD 6\n4. USD 7";
    expect(html(text)).toBe("<ol><li>USD 5</li><li>USD 6</li></ol><p>4. USD 7</p>");
  });

  it("has no markup of the draft and no style", () => {
    expect(html("a < b & <b>c</b>  d")).toBe("<p>a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;\u00a0 d</p>");
    expect(asHtml(blocksOf("x\n\n- a\n- b"))).not.toMatch(/style|class|href/);
  });

  it("is empty for an empty draft", () => {
    expect(blocksOf(" \n\n ")).toEqual([]);
  });
});
