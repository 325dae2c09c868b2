import { describe, expect, it } from "vitest";

import { EXAMPLES } from "../src/words";
import { signatureStart } from "../src/signature";

/** What stands in front of the signature. */
function body(text: string): string {
  return text.slice(0, signatureStart(text) ?? text.length);
}

describe("a signature", () => {
  it.each([
    ["Shall we talk?\n\n", "Best regards,\nWang Ting"],
    ["Shall we talk?\n\n", "Kind regards\n\nWang Ting\nSales Manager\nXiamen Bamboo Co., Ltd.\nTel: +86 592 1234567\n"],
    ["Shall we talk?\n", "Thanks!\nLin"],
    ["Shall we talk?\n\n", "BR\nLin Wei"],
    ["Shall we talk?\n\n", "Lin Wei"],
    ["Shall we talk?\n", "Lin Wei\n"],
    ["王经理：\n\n周末通个电话？\n\n", "林薇"],
    ["周末通个电话？\n", "王婷 经理"],
    ["明天通话。\n", "此致\n敬礼\n王婷"],
    ["明天通话。\n\n", "祝好\n王婷 Wang Ting"],
  ])("begins behind %j", (before, signature) => {
    expect(body(before + signature)).toBe(before);
  });

  it.each([
    "",
    "Could we talk",
    "Hi Anna,\n\nCould we talk",
    "Hi Anna,\n\nWe can talk on Friday.",
    "Thanks for your order.\nCould we talk?",
    "Thanks,\nand could we talk again next week? I would like to hear from you soon.",
    "王经理：\n\n周末",
    "王经理：\n\n方便的时间：",
    "Anna",
  ])("is not in %j", (text) => {
    expect(body(text)).toBe(text);
  });

  it("is over where a postscript begins", () => {
    const text = "We ship.\n\nBest regards,\nLin\n\nPS: could we talk";
    expect(body(text)).toBe(text);
  });

  it("is that of the examples", () => {
    expect(body(EXAMPLES.en)).toMatch(/unclear\.\n\n$/);
    expect(body(EXAMPLES.zh)).toMatch(/戳我哈。\n\n$/);
  });
});
