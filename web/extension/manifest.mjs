/** The manifest, from one source for all browsers. */

const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));

/**
 * The manifest for a browser. With `everywhere` the extension may read every page without being asked:
 * only for the browser tests, which cannot press a button of the browser itself.
 *
 * @param {"chromium" | "firefox"} browser
 * @param {string} version
 * @param {boolean} everywhere
 */
export function manifest(browser, version, everywhere = false) {
  return {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    version,
    default_locale: "en",
    icons: ICONS,
    permissions: ["storage", "scripting", "activeTab"],
    ...(everywhere
      ? { host_permissions: ["http://*/*", "https://*/*"] }
      : { optional_host_permissions: ["http://*/*", "https://*/*"] }),
    action: { default_title: "__MSG_name__", default_popup: "popup.html", default_icon: ICONS },
    commands: { _execute_action: { suggested_key: { default: "Alt+Shift+C" } } },
    options_ui: { page: "options.html", open_in_tab: true },
    ...(browser === "firefox"
      ? {
          background: { scripts: ["background.js"] },
          browser_specific_settings: {
            gecko: {
              id: "draft-coach@draft-coach.invalid",
              strict_min_version: "142.0",
              // What the writer writes goes to the coach that he runs, which is outside the browser.
              data_collection_permissions: { required: ["personalCommunications"] },
            },
          },
        }
      : { background: { service_worker: "background.js" }, minimum_chrome_version: "119" }),
  };
}
