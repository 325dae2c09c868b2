import { describe, expect, it } from "vitest";
import { CHANNELS } from "../../page/src/api";
import { ANY, SITES, siteOf } from "../src/content/sites";

describe("a site", () => {
  it.each([
    ["mail.google.com", "email"],
    ["outlook.office.com", "email"],
    ["outlook.live.com", "email"],
    ["outlook.cloud.microsoft", "email"],
    ["web.whatsapp.com", "whatsapp"],
    ["www.linkedin.com", "linkedin"],
    ["message.alibaba.com", "other"],
    ["membercenter.made-in-china.com", "other"],
    ["mail.zoho.eu", "email"],
    ["app.hubspot.com", "email"],
    ["mail.163.com", "email"],
    ["mail.example.org", "email"],
    ["wx.qq.com", "wechat"],
  ])("%s has the channel %s", (host, channel) => {
    expect(siteOf(host).channel).toBe(channel);
  });

  it.each(["example.com", "evil-linkedin.com.example", "notlinkedin.com", "web.whatsapp.com.example"])("%s is none of those", (host) => {
    expect(siteOf(host)).toBe(ANY);
  });

  it("has a channel that the coach knows", () => {
    for (const { channel } of SITES) expect(CHANNELS).toContain(channel);
  });
});
