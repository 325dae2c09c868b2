import { describe, expect, it } from "vitest";

import { askedAbout, kindName, takenFor, withArticle } from "../src/kinds";

const KINDS = [{ id: "order_update", name: { en: "Order progress update", zh: "订单进度" } }];

describe("a kind", () => {
  it("is called as the service calls it", () => {
    expect(kindName(KINDS, "order_update", "zh")).toBe("订单进度");
    expect(kindName([], "order_update", "en")).toBe("order update");
  });

  it("is asked about in a sentence", () => {
    expect(withArticle("Order confirmation")).toBe("an order confirmation");
    expect(withArticle("Reply to a complaint")).toBe("a reply to a complaint");
    expect(withArticle("RFQ to a supplier")).toBe("a RFQ to a supplier");
  });

  it("is taken for granted where it is sure, and asked about where it is not", () => {
    const sure = { kind: "order_update", confidence: 0.6 };
    const unsure = { kind: "order_update", confidence: 0.54 };
    expect([takenFor(sure), askedAbout(sure)]).toEqual(["order_update", null]);
    expect([takenFor(unsure), askedAbout(unsure)]).toEqual([null, "order_update"]);
    expect(askedAbout({ kind: null, confidence: 0 })).toBeNull();
    expect(askedAbout({ kind: "general", confidence: 0.3 })).toBeNull();
    expect(askedAbout({ kind: "order_update", confidence: 0.29 })).toBeNull();
  });
});
