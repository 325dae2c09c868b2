// Prints the CPU milliseconds that write-good takes for a message once it is warm.
// Usage: node write_good.js FOLDER_WITH_NODE_MODULES MESSAGES.json PASSES
const fs = require('node:fs')
const path = require('node:path')

const [folder, file, passes] = process.argv.slice(2)
const writeGood = require(path.resolve(folder, 'node_modules/write-good'))
const messages = JSON.parse(fs.readFileSync(file, 'utf8'))

for (const message of messages) writeGood(message)
const before = process.cpuUsage()
for (let pass = 0; pass < Number(passes); pass++) {
  for (const message of messages) writeGood(message)
}
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ 'write-good': (user + system) / 1000 / messages.length / passes }))
