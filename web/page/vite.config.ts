import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  build: {
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rollupOptions: { input: ["index.html", "ledger.html"] },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
